"""Claim: one pass at a time over a mailbox, whoever makes it and on whatever machine."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from django.conf import settings
from django.core.cache import cache

from .keeping import kept


class Claim:
    """Of one process on one mailbox; kept while it is at it, and soon forgotten where it died."""

    def __init__(self, name: str) -> None:
        self.key = f"inquiries.mail.boxes.lock.{name.replace(' ', '.')}"
        self.mine = f"{socket.gethostname()} {os.getpid()} {uuid4().hex}"
        self.seconds = settings.HOTLINE_CLAIM_SECONDS

    @contextmanager
    def taken(self) -> Iterator[bool]:
        """Whether it is ours; if so, until the end of the work."""
        if not self.take():
            yield False
            return
        try:
            with kept(self.renew, seconds=self.seconds):
                yield True
        finally:
            self.give_back()

    def take(self) -> bool:
        """Whether it is ours now."""
        if cache.add(self.key, self.mine, self.seconds):
            return True
        if _is_dead(str(cache.get(self.key) or "")):
            cache.delete(self.key)
            return bool(cache.add(self.key, self.mine, self.seconds))
        return False

    def renew(self) -> bool:
        """Keep it; False if it ran out, and is another's or nobody's by now."""
        return self.is_ours and bool(cache.touch(self.key, self.seconds))

    @property
    def is_ours(self) -> bool:
        """Still."""
        return bool(cache.get(self.key) == self.mine)

    def give_back(self) -> None:
        """Unless it ran out, and is another's by now."""
        if self.is_ours:
            cache.delete(self.key)


def _is_dead(owner: str) -> bool:
    """Whether its process ran on this machine and runs no more: nobody waits for one that was killed."""
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
