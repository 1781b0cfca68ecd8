"""Mailbox: where mail waits for us, and where it goes once it is in the ledger."""

from datetime import datetime
from types import TracebackType
from typing import NamedTuple, Protocol, Self

ARCHIVE = "Archive"
QUARANTINE = "Quarantine"
LARGEST = 30 * 1024 * 1024
"""Bytes; what providers themselves let through. Of a larger mail only so much, and one byte more, is fetched."""


class Waiting(NamedTuple):
    """A mail that waits: its bytes, and when the mailbox got it."""

    raw: bytes
    delivered_at: datetime | None


class Unreachable(Exception):
    """The mailbox cannot be opened, or was lost half-way: what is left waits for the next pass. `why` is a sentence."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class NotMoved(Exception):
    """The mail is in the ledger, but the mailbox does not let it go: no right, no room, or nothing there."""


class OpenMailbox(Protocol):
    """A folder or an IMAP mailbox, open from `with` to its end."""

    @property
    def name(self) -> str:
        """How the ledger and the home screen call it; no secret in it."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None: ...

    def handles(self, *, since: datetime) -> list[str]:
        """Every mail that waits, read or unread. What is certainly older than `since` may be left out.

        A handle names one mail for ever: another mail in its place has another one.
        """

    def read(self, handle: str) -> Waiting | None:
        """The mail; None where somebody else has taken it away meanwhile."""

    def move(self, handle: str, folder: str) -> None:
        """Out of the way, kept."""

    def erase(self, handle: str) -> None:
        """Out of the world: it held a card number."""
