"""Draft 下書き: an answer while it is written. One for a person and an inquiry, saved as they type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import pgettext

from inquiries.masking import mask
from inquiries.models.answer.answer import Answer
from inquiries.models.goodwill import mark
from inquiries.models.inquiry import letter
from inquiries.models.inquiry.decision import Decision
from inquiries.models.inquiry.escalation import Escalation
from inquiries.models.inquiry.inquiry import Inquiry
from inquiries.models.inquiry.letter import Part
from inquiries.models.inquiry.link import Link
from inquiries.models.inquiry.variables import Variables
from inquiries.models.notice.notice import Clause, Version
from inquiries.models.notice.topic import Topic

from . import enclosing, insertion, own_words, referral, send_warning
from .arrangement import Arrangement
from .dispatch import Dispatch
from .insertion import Insertion, Source
from .lease import may_have_left
from .not_sent import OldVersion
from .outgoing import message_of
from .send_check import SendCheck

if TYPE_CHECKING:
    from inquiries.models.staff import Staff


class DraftQuerySet(models.QuerySet["Draft"]):
    """Questions about many drafts."""

    def unsent(self) -> DraftQuerySet:
        """Still being written."""
        return self.filter(dispatch=None)

    def forget(self, *, at: datetime) -> int:
        """Delete what nobody wrote on since, of matters that are closed; on an open one nothing typed is lost."""
        is_over = models.Q(inquiry__standing="closed") | models.Q(inquiry__merge__survivor__standing="closed")
        return self.unsent().filter(is_over, updated_at__lt=at).delete()[0]

    def begin(self, inquiry: Inquiry, *, by: Staff) -> Draft:
        """The draft of this person for this inquiry, with a greeting and an ending when it is new."""
        draft, _made = self.unsent().get_or_create(
            inquiry=inquiry, staff=by, defaults={"contact": inquiry.contact, "parts": letter.frame(inquiry)}
        )
        return draft


class Draft(models.Model):
    """What a person is about to say."""

    inquiry = models.ForeignKey(Inquiry, models.CASCADE, related_name="drafts")
    staff = models.ForeignKey("Staff", models.CASCADE, related_name="drafts")
    contact = models.ForeignKey("Contact", models.CASCADE, related_name="+")
    parts = models.JSONField(default=list)
    insertions = models.JSONField(default=list)
    enclosed = models.JSONField(default=list)
    """The keys of the editions that it carries, in order."""
    answers = models.ManyToManyField(Answer, related_name="+", blank=True)
    dispatch = models.ForeignKey(Dispatch, models.SET_NULL, null=True, related_name="drafts")
    updated_at = models.DateTimeField(auto_now=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["inquiry", "staff"], condition=models.Q(dispatch=None), name="one_draft_per_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.inquiry} · {self.staff}"

    def clauses(self) -> dict[int, Clause]:
        """The quoted clauses by their number."""
        numbers = [part["clause"] for part in self.parts if "clause" in part]
        return Clause.objects.select_related("version").in_bulk(numbers)

    @property
    def text(self) -> str:
        """The body as the customer will read it."""
        return letter.body(self.parts, self.clauses(), self.inquiry.language)

    @property
    def own_words(self) -> str:
        """The lines that nobody approved, without greeting and ending."""
        return own_words.in_([part.get("words", "") for part in self.parts], self)

    def write(self, parts: list[Part]) -> None:
        """Save what was typed, filled in and masked. Clauses that the draft did not quote before are dropped."""
        filled = Variables(self.inquiry)
        held = {(part["answer"], part["clause"]) for part in self.parts if "clause" in part}
        kept: list[Part] = []
        for part in parts:
            if "words" in part:
                kept.append({"words": mask(filled.fill(part["words"])).text})
            elif (part.get("answer"), part.get("clause")) in held:
                kept.append({"answer": part["answer"], "clause": part["clause"]})
        self.parts = letter.joined(kept)
        self.insertions = [one._replace(words=filled.fill(one.words)) for one in self.inserted]
        self.contact = self.inquiry.contact
        self.save(update_fields=["parts", "insertions", "contact", "updated_at"])

    @transaction.atomic
    def insert(self, answer: Answer, *, asked: Sequence[str] = ()) -> None:
        """Join an approved answer to the letter, in the order in which the topics were `asked`."""
        if answer.state != Answer.State.APPROVED:
            raise OldVersion
        self._arrange(lambda arrangement: arrangement.with_(answer, asked))

    @transaction.atomic
    def take_out(self, index: int) -> None:
        """Remove the quotation at this place; with an answer's last quotation its other words go too."""
        if 0 <= index < len(self.parts) and "clause" in self.parts[index]:
            self._arrange(lambda arrangement: arrangement.without_clause(self.parts[index]["clause"]))

    @transaction.atomic
    def withdraw(self, answer: Answer) -> None:
        """Remove an answer with all that it said."""
        self._arrange(lambda arrangement: arrangement.without(answer))

    @transaction.atomic
    def refer(self, topic: Topic, *, by: Staff, names_date: bool = False, at: datetime | None = None) -> Escalation:
        """Say in the letter that the notice is silent on this, and escalate it; with `names_date` also by when."""
        now, language = at or timezone.now(), self.inquiry.language
        general = Answer.objects.approved().of(Version.objects.in_force()).filter(topic=topic, cohort="")
        silent = general.in_order().first()
        if silent and silent not in self.answers.all():
            self.insert(silent)
        words = silent.silence if silent else referral.silence(topic, language)
        heard = self.inquiry.messages.received().order_by("-at", "-pk")[:1]
        asked = self.inquiry.escalations.open().filter(topic=topic).first()
        asked = asked or self.inquiry.escalate(by=by, topic=topic, words=words, messages=heard, at=now)
        promised = [referral.promise(topic, asked.due_at, language)] if names_date else []
        self.say(Source.REFERRAL, topic.pk, promised if silent else [words, *promised])
        return asked

    @transaction.atomic
    def take_back(self, escalation: Escalation, *, by: Staff) -> None:
        """Withdraw the escalation, and take its sentences out of the letter."""
        if topic := escalation.topic:
            said = referral.sentences(topic, escalation.due_at, self.inquiry.language)
            self.leave_out(Source.REFERRAL, topic.pk, said)
            for answer in self.answers.filter(topic=topic, citations=None):
                self.withdraw(answer)
        escalation.withdraw(by=by, reason=pgettext("withdrawal", "Taken out of the reply again."))

    def tell(self, decision: Decision) -> None:
        """Put the decision into the letter, word for word."""
        self.say(Source.DECISION, decision.pk, [decision.letter_text(self.inquiry.language)])

    def keep_back(self, decision: Decision) -> None:
        """Take the decision out of the letter."""
        self.leave_out(Source.DECISION, decision.pk, [decision.letter_text(self.inquiry.language)])

    @property
    def inserted(self) -> list[Insertion]:
        """The insertions, as they are read from the database."""
        return [Insertion(*one) for one in self.insertions]

    def say(self, source: Source, number: int, texts: list[str]) -> None:
        """Add these texts above the ending, but for those that the letter holds already."""
        new = "\n".join(text for text in texts if text not in self.text)
        insertions = [*self.inserted, *(Insertion(source, number, text) for text in texts)]
        self._keep(letter.before_ending(self.parts, new, self.inquiry), insertions)

    def leave_out(self, source: Source, number: int, today: Iterable[str]) -> None:
        """Take out what this source put in, and what it would put in `today`, for drafts of before migration 0042."""
        mine = [one for one in self.inserted if (one.source, one.number) == (source, number)]
        parts = insertion.without(self.parts, [*today, *(one.words for one in mine)])
        self._keep(parts, [one for one in self.inserted if one not in mine])

    def _arrange(self, change: Callable[[Arrangement], list[Part]]) -> None:
        arrangement = Arrangement(self.parts, self.inquiry, list(self.answers.to_show().in_order()), self.inserted)
        self._keep(change(arrangement), arrangement.insertions)
        self.answers.set(arrangement.answers)

    def _keep(self, parts: list[Part], insertions: Iterable[Insertion]) -> None:
        self.parts, self.insertions = parts, list(dict.fromkeys(insertions))
        self.save(update_fields=["parts", "insertions", "updated_at"])

    def come_back(self) -> None:
        """The reply was taken back: it is a draft again, and a draft begun meanwhile is added below it."""
        if self.dispatch:
            mark.came_back(self.dispatch.message, at=timezone.now(), is_void=may_have_left(self.dispatch))
        newer = Draft.objects.unsent().filter(inquiry=self.inquiry, staff=self.staff).first()
        if newer:
            self.parts, self.insertions = [*self.parts, *newer.parts], [*self.insertions, *newer.insertions]
            self.enclosed = list(dict.fromkeys([*self.enclosed, *newer.enclosed]))
            self.answers.add(*newer.answers.all())
            self._arrange(Arrangement.again)
            newer.delete()
        self.dispatch = None
        self.save(update_fields=["parts", "enclosed", "dispatch", "updated_at"])

    @transaction.atomic
    def send(
        self,
        *,
        by: Staff,
        seen: int,
        regrouped: int = 0,
        insisted: str = "",
        because: str = "",
        enclosed: Sequence[int] | None = None,
        at: datetime | None = None,
    ) -> Dispatch:
        """Queue the reply. NotSent says why not.

        `seen` is the newest message on the page when it was loaded, `regrouped` the inquiry's newest merge or split,
        `insisted` the fingerprint of the warnings that somebody has read, `because` why it is right where a click is
        too little, `enclosed` the files that the page showed.
        """
        now = at or timezone.now()
        inquiry = Inquiry.objects.select_for_update(of=("self",)).select_related("contact").get(pk=self.inquiry_id)
        check = SendCheck(self, inquiry)
        address = check.address(seen=seen, regrouped=regrouped)
        if enclosed is not None:
            enclosing.refuse_others(self, enclosed)
        warnings = check.warnings(insisted=insisted, because=because, at=now)
        message = message_of(self, inquiry, now)
        self.dispatch = Dispatch.objects.create(
            inquiry=inquiry,
            message=message,
            link=Link.objects.issue(inquiry, at=now),
            kind=Dispatch.Kind.REPLY,
            to_address=address,
            mail_id=message.mail_id,
            queued_at=now,
            not_before=now + timedelta(seconds=settings.HOTLINE_UNDO_SECONDS),
        )
        self.save(update_fields=["dispatch", "updated_at"])
        inquiry.record("reply.queued", by=by, at=now, message=message.pk)
        send_warning.keep(warnings, inquiry, by=by, at=now, because=because)
        return self.dispatch
