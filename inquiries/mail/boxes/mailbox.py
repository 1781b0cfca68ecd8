"""Mailbox: what we fetch mail from, and the folders into which a mail is moved once it is in the ledger."""

from datetime import datetime
from types import TracebackType
from typing import NamedTuple, Protocol, Self

ARCHIVE = "Archive"
QUARANTINE = "Quarantine"
LARGEST = 30 * 1024 * 1024
"""Bytes, about the limit of mail providers. Of a larger mail LARGEST + 1 bytes are fetched."""


class Waiting(NamedTuple):
    """A mail that waits: its bytes, and when the mailbox got it."""

    raw: bytes
    delivered_at: datetime | None


class Unreachable(Exception):
    """The mailbox cannot be opened, or was lost half-way; the rest waits for the next pass. `why`: see failures.py."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class NotMoved(Exception):
    """The mail is in the ledger but cannot be moved: we may not, the target is full, or the mail is gone."""


class OpenMailbox(Protocol):
    """A folder or an IMAP mailbox, open inside its `with` block."""

    @property
    def name(self) -> str:
        """The name of the mailbox in the ledger and on the home screen; it holds no secret."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None: ...

    def handles(self, *, since: datetime) -> list[str]:
        """Every mail that waits, read or unread. A mail that is surely older than `since` may be left out.

        A handle names one mail for ever and is not used again for another.
        """

    def read(self, handle: str) -> Waiting | None:
        """The mail; None if another program has removed it meanwhile."""

    def move(self, handle: str, folder: str) -> None:
        """Moves the mail into one of our folders."""

    def erase(self, handle: str) -> None:
        """Deletes the mail, since it held a card number."""
