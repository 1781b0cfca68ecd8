"""Letter: the reply that one approved answer makes in one inquiry, built as a draft is, without writing one."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from inquiries.models.inquiry import letter
from inquiries.models.notice.notice import Version
from inquiries.models.reply.arrangement import Arrangement

if TYPE_CHECKING:
    from inquiries.models.answer.answer import Answer
    from inquiries.models.inquiry.inquiry import Inquiry


@dataclass(frozen=True)
class Letter:
    """As its reader gets it. The address goes into the fingerprint and is not shown."""

    address: str
    subject: str
    text: str

    @property
    def fingerprint(self) -> str:
        """Another one as soon as a word or the address changes."""
        return sha256(f"{self.address}\0{self.subject}\0{self.text}".encode()).hexdigest()[:32]

    def other_lines(self, first: Letter) -> list[str]:
        """What it says otherwise than the first letter."""
        known = {*first.text.splitlines(), first.subject}
        return [line for line in [self.subject, *self.text.splitlines()] if line.strip() and line not in known]


def letter_of(inquiry: Inquiry, answer: Answer, version: Version | None) -> Letter:
    """The letter; `inquiry` has its contact with addresses, `answer` its clauses."""
    arrangement = Arrangement(letter.frame(inquiry), inquiry, [], [])
    arrangement.variables.version = version
    parts = arrangement.with_(answer)
    address = inquiry.contact.reply_address
    clauses = {clause.pk: clause for clause in answer.clauses}
    return Letter(
        address=address.address if address else "",
        subject=letter.subject(inquiry),
        text=letter.body(parts, clauses, inquiry.language),
    )
