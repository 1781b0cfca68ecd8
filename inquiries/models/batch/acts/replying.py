"""Replying: one approved answer goes to many, to each in a letter of its own, through the checks of a single reply."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext, ngettext, pgettext
from django.utils.translation import gettext_lazy as _

from inquiries.models.answer.answer import Answer
from inquiries.models.batch.act import Changed, Done, Look
from inquiries.models.batch.matters import Matters
from inquiries.models.event import EventQuerySet
from inquiries.models.inquiry.inquiry import Inquiry
from inquiries.models.inquiry.variables import missing
from inquiries.models.notice.notice import Version
from inquiries.models.notice.topic import Topic
from inquiries.models.refusal import Refusal
from inquiries.models.reply import send_warning
from inquiries.models.reply.dispatch import Dispatch
from inquiries.models.reply.draft import Draft
from inquiries.models.reply.not_sent import OldVersion, Unfilled, Warned
from inquiries.models.reply.send_warning import WarningKind

from .addressees import Addressees
from .inquiry_act import InquiryAct, must_be_free, must_be_open
from .letters import Letter, letter_of

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

FAR = timedelta(days=1)
"""So long a letter waits for the others. When the last is ready, all of them get the usual pause."""


class Doubted(Refusal):
    """A single reply would have been asked about."""

    sentence = _("Before sending somebody has to look at this: %(doubts)s.")


class TakenBackAlready(Refusal):
    """Its author has it as a draft again."""

    sentence = _("Somebody has taken this reply back already.")


class Replying(InquiryAct):
    """They are answered by mail."""

    counted_above = 20
    sends = True

    def __init__(self, by: Staff, asked: Mapping[str, Any]) -> None:
        super().__init__(by, asked)
        self.answer = Answer.objects.to_show().get(pk=asked["answer"])
        self.version = Version.objects.in_force()
        for clause in self.answer.clauses:
            clause.version = self.answer.version

    @property
    def allowed(self) -> set[WarningKind]:
        """The doubts over which the mails leave all the same."""
        return {WarningKind.ANSWER} if self.asked.get("insists") else set()

    @property
    def title(self) -> str:
        """With which answer."""
        return gettext("Answer by mail: %(topic)s") % {"topic": self.answer.topic.name}

    def button(self, count: int) -> str:
        """With the number."""
        return ngettext("Send %(count)s letter", "Send %(count)s letters", count) % {"count": count}

    def says(self, inquiry: Inquiry) -> str:
        """A letter goes."""
        return gettext("A letter to %(name)s") % {"name": inquiry.contact}

    def learn(self, matters: Matters, *, at: datetime) -> None:
        """Who has it already, and who would get it twice."""
        self.addressees = Addressees(self.answer, matters, at=at)

    def refuse(self, inquiry: Inquiry, matters: Matters) -> None:  # noqa: ARG002 - the addressees know them
        """Whom no letter may reach, and letters that may not leave."""
        must_be_open(inquiry)
        must_be_free(self, inquiry)
        self.must_be_in_force()
        self.addressees.refuse(inquiry, is_confirmed=bool(self.asked.get("insists")))

    def must_be_in_force(self) -> None:
        """OldVersion where the answer is not approved, or not on the notice of today."""
        if self.answer.state != Answer.State.APPROVED or self.answer.version_id != getattr(self.version, "pk", 0):
            raise OldVersion

    def look_at(self, inquiry: Inquiry, matters: Matters) -> Look:
        """With the letter, whose words are part of the fingerprint."""
        look = super().look_at(inquiry, matters)
        if look.why:
            return look
        letter = letter_of(inquiry, self.answer, self.version)
        if send_warning.is_unfilled(letter.text):
            return Look(inquiry.pk, inquiry, look.fingerprint, why=Unfilled(missing(letter.text) or Unfilled.sentence))
        return Look(inquiry.pk, inquiry, _marked(look, letter), says=look.says, letter=letter)

    def do(self, target: int, fingerprint: str, *, at: datetime) -> Done:
        """One letter of a topic at a time: else two batches, each with an inquiry of one reader, find them untold."""
        Topic.objects.select_for_update(no_key=True).get(pk=self.answer.topic_id)
        return super().do(target, fingerprint, at=at)

    def act(self, inquiry: Inquiry, look: Look, matters: Matters, *, at: datetime) -> Done:
        """Write the draft and send it. It must read as the preview showed it."""
        draft = Draft.objects.begin(inquiry, by=self.by)
        draft.insert(self.answer)
        if look.letter is None or draft.text != look.letter.text:
            raise Changed
        key, known = inquiry.pk, dict[str, Any](enclosed=[])
        known["seen"], known["regrouped"] = matters.newest_messages.get(key, 0), matters.regroupings.get(key, 0)
        dispatch = self._send(draft, known, at)
        Dispatch.objects.filter(pk=dispatch.pk).put_off(at + FAR)
        return Done(dispatch=dispatch)

    def _send(self, draft: Draft, known: dict[str, Any], at: datetime) -> Dispatch:
        try:
            return draft.send(by=self.by, at=at, **known)
        except Warned as warned:
            kinds = {warning.kind for warning in warned.warnings}
            if not kinds <= self.allowed:
                doubts = pgettext("list", ", ").join(str(kind.label) for kind in sorted(kinds))
                raise Doubted(doubts=doubts) from warned
            return draft.send(by=self.by, at=at, insisted=warned.fingerprint, **known)

    def undo(self, inquiry: Inquiry, done: Done, *, by: Staff, at: datetime) -> None:
        """Take the mail back while it waits. The draft goes with it, unless its author has begun another."""
        if done.dispatch is None:
            raise TakenBackAlready
        drafts = [draft.pk for draft in done.dispatch.drafts.all()]
        is_writing = Draft.objects.unsent().filter(inquiry=inquiry, staff=self.by).exists()
        done.dispatch.take_back(by=by, at=at)
        if not is_writing:
            Draft.objects.unsent().filter(pk__in=drafts).delete()

    def in_the_way(self, events: EventQuerySet) -> EventQuerySet:
        """A closing relies on the answer; all else does not."""
        return events.named("inquiry.closed")


def _marked(look: Look, letter: Letter) -> str:
    return f"{look.fingerprint}.{letter.fingerprint}"
