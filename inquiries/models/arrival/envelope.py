"""Envelope: what is known of a mail before anybody has read it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import NamedTuple

from .collection import Collection


class Found(NamedTuple):
    """Which collection saw a mail, and how the mailbox calls it."""

    collection: Collection
    handle: str

    @staticmethod
    def mark_of(handle: str) -> str:
        """The handle as it may be stored: a file can be named for anything."""
        return hashlib.sha256(handle.encode(errors="surrogateescape")).hexdigest()


@dataclass(frozen=True)
class Envelope:
    """What the ledger says of a mail whatever becomes of it. `key` makes it this mail and no other."""

    key: str
    size: int
    sender: str = ""
    subject: str = ""
    source: str = ""
    had_card_number: bool = False
    found: Found | None = None
