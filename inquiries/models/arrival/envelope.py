"""Envelope: what is known of a mail before anybody has read it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any, NamedTuple

from inquiries.masking import mask

from .collection import Collection


class Found(NamedTuple):
    """Which collection saw a mail, and the mailbox's handle of it."""

    collection: Collection
    handle: str

    @staticmethod
    def mark_of(handle: str) -> str:
        """A hash of the handle, which may be a file name of any length and characters."""
        return hashlib.sha256(handle.encode(errors="surrogateescape")).hexdigest()


@dataclass(frozen=True)
class Envelope:
    """What the ledger keeps of a mail, whatever becomes of it. `key` identifies the mail."""

    key: str
    size: int
    sender: str = ""
    subject: str = ""
    source: str = ""
    had_card_number: bool = False
    found: Found | None = None

    @property
    def columns(self) -> dict[str, Any]:
        """As the ledger keeps it: masked, cut to its columns."""
        return {
            "key": self.key,
            "size": self.size,
            "sender": mask(self.sender).text[:254],
            "subject": mask(self.subject).text[:200],
            "source": self.source[:120],
            "had_card_number": self.had_card_number,
            "collection": self.found.collection if self.found else None,
            "mark": Found.mark_of(self.found.handle) if self.found else "",
        }
