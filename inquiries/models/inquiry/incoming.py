"""Incoming: words and files from outside, before they are stored."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from inquiries import documents

from .message import Channel

if TYPE_CHECKING:
    from .contact import Contact


@dataclass(frozen=True)
class Incoming:
    """Words from outside, raw or masked on the way. The verb that stores a text masks it if it is not `Masked`."""

    channel: Channel
    text: str
    subject: str = ""
    history: str = ""
    html: str = ""
    mail_id: str = ""
    sender_name: str = ""
    sender_address: str = ""
    is_aside: bool = False

    def of(self, sender: Contact, *, to: Contact) -> Incoming:
        """The same, said by one contact in the inquiry of another: as a third party's, under the sender's name."""
        if sender == to:
            return self
        address = self.sender_address or str(sender.reply_address or "")
        return replace(self, sender_name=self.sender_name or sender.name, sender_address=address, is_aside=True)


@dataclass(frozen=True)
class Enclosed:
    """A file from outside."""

    name: str
    content_type: str
    size: int
    document: documents.Document = field(default_factory=documents.Document)
    is_in_mailbox: bool = False


def preview(text: str) -> str:
    """Its first words, in one line."""
    return " ".join(text.split())[:120]
