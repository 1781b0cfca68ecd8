"""A draft as it would be sent."""

from __future__ import annotations

from inquiries.models import Draft, MailAddress
from inquiries.models.inquiry.letter import subject
from inquiries.models.inquiry.variables import missing
from inquiries.models.reply import enclosing


class Preview:
    """Its address, subject, text and files, and what is still to be filled in."""

    def __init__(self, draft: Draft) -> None:
        self.address: MailAddress | None = draft.inquiry.contact.reply_address
        self.subject = subject(draft.inquiry)
        self.text = draft.text
        self.files = enclosing.in_(draft)
        self.missing = missing(draft.text)
