"""Lock: only one pass at a time over a mailbox, in any process on any machine. It is a lease, kept in the cache."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from django.conf import settings
from django.core.cache import cache

from .keeping import kept


class Lock:
    """Of one process on one mailbox. The process renews it while it works; the lock of a dead process runs out."""

    def __init__(self, name: str) -> None:
        self.key = f"inquiries.mail.boxes.lock.{name.replace(' ', '.')}"
        self.mine = f"{socket.gethostname()} {os.getpid()} {uuid4().hex}"
        self.seconds = settings.HOTLINE_LEASE_SECONDS

    @contextmanager
    def acquired(self) -> Iterator[bool]:
        """Whether it is ours; if so, until the block ends."""
        if not self.acquire():
            yield False
            return
        try:
            with kept(self.renew, seconds=self.seconds):
                yield True
        finally:
            self.release()

    def acquire(self) -> bool:
        """Whether it is ours now. A lock of a dead process on this machine is taken over at once."""
        if cache.add(self.key, self.mine, self.seconds):
            return True
        if _is_dead(str(cache.get(self.key) or "")):
            cache.delete(self.key)
            return bool(cache.add(self.key, self.mine, self.seconds))
        return False

    def renew(self) -> bool:
        """Prolong it; False if it ran out, so that another process may have it."""
        return self.is_ours and bool(cache.touch(self.key, self.seconds))

    @property
    def is_ours(self) -> bool:
        """Whether this process has it still."""
        return bool(cache.get(self.key) == self.mine)

    def release(self) -> None:
        """Give it back, unless it ran out: then another process may have it."""
        if self.is_ours:
            cache.delete(self.key)


def _is_dead(owner: str) -> bool:
    """Whether the owner is a process of this machine that runs no more. Of other machines nothing is known: False."""
    machine, _, rest = owner.partition(" ")
    number = rest.partition(" ")[0]
    if machine != socket.gethostname() or not number.isdigit():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
