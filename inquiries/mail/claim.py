"""Claim: one pass at a time over a mailbox, whoever makes it and on whatever machine."""

import os
import socket
from uuid import uuid4

from django.core.cache import cache

SECONDS = 120
"""A pass that died is forgotten after this. Two at once would lose nothing; each mail would be in the ledger twice."""


class Claim:
    """Of one process on one mailbox; renewed with every mail."""

    def __init__(self, name: str) -> None:
        self.key = f"inquiries.mail.claim.{name.replace(' ', '.')}"
        self.mine = f"{socket.gethostname()} {os.getpid()} {uuid4().hex}"

    def take(self) -> bool:
        """Whether it is ours now."""
        if cache.add(self.key, self.mine, SECONDS):
            return True
        if _is_dead(str(cache.get(self.key) or "")):
            cache.delete(self.key)
            return bool(cache.add(self.key, self.mine, SECONDS))
        return False

    def renew(self) -> None:
        cache.touch(self.key, SECONDS)

    def give_back(self) -> None:
        """Unless it ran out, and is another's by now."""
        if cache.get(self.key) == self.mine:
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
