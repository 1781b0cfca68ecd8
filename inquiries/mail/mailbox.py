"""Mailbox: where mail waits for us, and where it goes once it is in the ledger."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple, Protocol

ARCHIVE = "Archive"
QUARANTINE = "Quarantine"
LARGEST = 30 * 1024 * 1024
"""Bytes; what providers themselves let through. Of a larger mail only so much, and one byte more, is fetched."""


class Waiting(NamedTuple):
    """A mail that waits: how the mailbox calls it, its bytes, and when the mailbox got it."""

    handle: str
    raw: bytes
    delivered_at: datetime | None


class Unreachable(Exception):
    """The mailbox cannot be opened, or was lost half-way: what is left waits for the next pass."""


class Mailbox(Protocol):
    """A folder or an IMAP mailbox, open from `with` to its end."""

    name: str

    def waiting(self, *, since: datetime) -> Iterator[Waiting]:
        """Every mail that waits, read or unread. What is certainly older than `since` may be left out."""

    def move(self, handle: str, folder: str) -> None:
        """Out of the way, kept."""

    def erase(self, handle: str) -> None:
        """Out of the world: it held a card number."""
