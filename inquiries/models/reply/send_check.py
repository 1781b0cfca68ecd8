"""Send check 送信前の確認: what forbids sending a reply, and the warnings that somebody must override first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from inquiries.models.answer.answer import Answer
from inquiries.models.explanation import is_worded
from inquiries.models.goodwill import mark
from inquiries.models.inquiry import variables
from inquiries.models.inquiry.closure import Closure
from inquiries.models.inquiry.message import Message
from inquiries.models.notice.notice import Version

from . import enclosing, fitting, send_warning, stated, substance
from .not_sent import (
    AlreadyClosed,
    AlreadyMerged,
    AnotherContact,
    NoAddress,
    NotExplained,
    NothingSaid,
    NothingWritten,
    OldVersion,
    Regrouped,
    SomethingNew,
    TooEarly,
    Unfilled,
    Warned,
)

if TYPE_CHECKING:
    from inquiries.models.inquiry.inquiry import Inquiry

    from .draft import Draft
    from .send_warning import SendWarning


@dataclass(frozen=True)
class SendCheck:
    """Checks a draft against its inquiry, whose row is locked."""

    draft: Draft
    inquiry: Inquiry

    def address(self, *, seen: int, regrouped: int) -> str:
        """The address to send to. NotSent where something forbids it; `seen` and `regrouped` as in `Draft.send`."""
        self._must_be_the_same_conversation(seen, regrouped)
        if self.draft.contact_id != self.inquiry.contact_id:
            raise AnotherContact
        if (address := self.inquiry.contact.reply_address) is None:
            raise NoAddress
        self._must_hold()
        return address.address

    def warnings(self, *, insisted: str, because: str = "", at: datetime) -> list[SendWarning]:
        """The warnings. Warned, unless `insisted` is the fingerprint of just these words and warnings.

        NotExplained, where one of them is answered in words and `because` is none.
        """
        draft, inquiry = self.draft, self.inquiry
        found = fitting.found(inquiry, at=at)
        told = fitting.assertions(fitting.unapproved(draft), found)
        unanswered = send_warning.unanswered(inquiry, substance.approved_topics(draft))
        repeated = send_warning.repeated(inquiry, draft.answers.all())
        files = enclosing.in_(draft)
        said = send_warning.warnings(
            draft.own_words, inquiry, carries=bool(files), cohorts=fitting.cohorts(found), whole=draft.text
        )
        fits = fitting.warnings(draft.answers.select_related("topic").in_order(), found)
        held = send_warning.held(inquiry, draft.staff)
        warnings = [*said, *told, *fits, *unanswered, *repeated, *held]
        whole = "\0".join([draft.text, *(file.sha256 for file in files)])
        if warnings and insisted != (fingerprint := send_warning.fingerprint(whole, warnings)):
            raise Warned(warnings, fingerprint)
        if any(warning.kind in send_warning.WORDED for warning in warnings) and not is_worded(because):
            raise NotExplained(warnings, insisted)
        return warnings

    def _must_be_the_same_conversation(self, seen: int, regrouped: int) -> None:
        inquiry = self.inquiry
        if inquiry.is_merged:
            raise AlreadyMerged
        if inquiry.events.newest_regrouping() != regrouped:
            raise Regrouped
        if not self.draft.text.strip():
            raise NothingWritten
        if Closure.objects.filter(inquiry=inquiry).exists():
            raise AlreadyClosed
        said = Message.objects.filter(inquiry__in=type(inquiry).objects.parts_of(inquiry))
        if news := said.not_noted_by(self.draft.staff).filter(pk__gt=seen).select_related("author"):
            raise SomethingNew(news)

    def _must_hold(self) -> None:
        """Nothing is left to fill in, the letter is not empty, and what it quotes holds today."""
        version = Version.objects.in_force()
        for part in self.draft.parts:
            if send_warning.is_unfilled(words := part.get("words", "")):
                raise Unfilled(variables.missing(words) or Unfilled.sentence)
        if substance.is_bare(self.draft):
            raise NothingSaid
        quoted = self.draft.clauses().values()
        if any(clause.version != version for clause in quoted):
            raise OldVersion
        if not all(clause.holds for clause in quoted):
            raise TooEarly
        if self.draft.answers.exclude(state=Answer.State.APPROVED).exists():
            raise OldVersion
        stated.refuse_old(self.draft)
        enclosing.refuse_old(self.draft)
        mark.must_be_givable(self.draft.text, self.inquiry)
