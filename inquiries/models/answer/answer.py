"""Answer 定型回答: what the notice lets us say on a topic."""

from __future__ import annotations

import json
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.masking import mask
from inquiries.models.event import Event
from inquiries.models.notice.notice import Clause, Version
from inquiries.models.notice.topic import Topic
from inquiries.models.refusal import Refusal

from .catalogue import AnswerQuerySet
from .citation import Citation
from .variant import NOTE, WORDS, Variant, masked

if TYPE_CHECKING:
    from inquiries.models.staff import Staff


class SamePerson(Refusal):
    """The drafter of an answer cannot approve it."""

    sentence = _("You wrote this. Somebody else approves it.")


class NotADraft(Refusal):
    """Only a draft, or an answer that needs review, can be approved or edited."""

    sentence = _("Somebody has approved or withdrawn it already.")


class NotInUse(NotADraft):
    """A retired answer cannot be rewritten."""

    sentence = _("This answer is no longer in use. Edit the one in force.")


class Retired(NotADraft):
    """It is retired already."""

    sentence = _("This answer has retired already.")


class SentBack(Refusal):
    """Somebody has sent it back; it must be rewritten before it is approved."""

    sentence = _("Somebody has sent this back. Once it is written anew, it can be approved.")


class Rewritten(Refusal):
    """Its words have changed since the approver read it."""

    sentence = _("Somebody has rewritten this since the page was opened. Read it again.")


class Answer(models.Model):
    """What may be said on a topic, on one version: words of ours around sentences of the notice.

    The drafter and the approver are columns rather than records so that the database itself can keep them apart.
    """

    class State(models.TextChoices):
        """Where the answer stands."""

        DRAFT = "draft", pgettext_lazy("answer", "Draft")
        APPROVED = "approved", pgettext_lazy("answer", "Approved")
        REVIEW = "review", pgettext_lazy("answer", "Needs review")
        RETIRED = "retired", pgettext_lazy("answer", "Retired")

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="answers")
    version = models.ForeignKey(Version, models.PROTECT, related_name="answers")
    cohort = models.CharField(max_length=20, blank=True)
    opening = models.TextField(blank=True)
    silence = models.TextField(blank=True)
    next_step = models.TextField(blank=True)
    handling_note = models.TextField(blank=True)
    variants = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    drafted_by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    drafted_at = models.DateTimeField(default=timezone.now)
    approved_by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    revising_since = models.DateTimeField(null=True)
    """Since when nothing may be said here, because a new version of the notice put the earlier answer under review."""
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    """The answer that retired when this one was approved."""

    objects = AnswerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by=None) | Q(drafted_by=None) | ~Q(approved_by=F("drafted_by")),
                name="two_people_for_an_answer",
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(approved_by__isnull=False), name="approved_answer_has_approver"
            ),
            models.UniqueConstraint(
                fields=["topic", "version", "cohort"], condition=Q(state="approved"), name="one_answer_in_force"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic} · {self.version}"

    @property
    def clauses(self) -> list[Clause]:
        """The quoted clauses in their order."""
        return [citation.clause for citation in self.citations.all()]

    @property
    def sayable(self) -> list[Clause]:
        """Those quoted clauses that hold today."""
        return [clause for clause in self.clauses if clause.holds]

    @property
    def needs_somebody(self) -> bool:
        """A draft, or under review."""
        return self.state in (self.State.DRAFT, self.State.REVIEW)

    @property
    def is_being_revised(self) -> bool:
        """There was an approved answer here until the notice changed; nothing may be said now."""
        return self.needs_somebody and self.revising_since is not None

    @property
    def fingerprint(self) -> str:
        """A hash of all that the approver reads; it changes when a word or a clause changes."""
        quoted = [citation.clause_id for citation in self.citations.all()]
        words = [getattr(self, field) for field in (*WORDS, NOTE, "variants")]
        return sha256(json.dumps([self.pk, self.state, words, quoted]).encode()).hexdigest()[:32]

    @property
    def words_after(self) -> str:
        """What follows the quotation."""
        return "\n".join(filter(None, [self.silence, self.next_step]))

    @property
    def spoken(self) -> Variant:
        """As it is said on the telephone."""
        return self.variant("spoken")

    @property
    def short(self) -> Variant:
        """As it is said where there is little room."""
        return self.variant("short")

    def speak(self, words: dict[str, str]) -> None:
        """Give a new draft its spoken variant, unless a person has edited it."""
        if words and not self.variants and self.state == self.State.DRAFT and self.drafted_by_id is None:
            self.variants = {"spoken": words}
            self.save(update_fields=["variants"])

    def variant(self, name: str) -> Variant:
        """`spoken` or `short`; the written words where the variant has none."""
        own = self.variants.get(name, {})
        return Variant(*(own.get(field) or getattr(self, field) for field in Variant._fields))

    @transaction.atomic
    def revise(
        self,
        *,
        by: Staff,
        opening: str,
        silence: str,
        next_step: str,
        variants: dict[str, dict[str, str]] | None = None,
        handling_note: str | None = None,
        insisted: str = "",
        at: datetime | None = None,
    ) -> Answer:
        """Rewrite the words. An approved answer stays in force until its successor, a new draft, is approved.

        `insisted` names the kind of warning that somebody overrode.
        """
        if self.state == self.State.RETIRED:
            raise NotInUse
        said = {"opening": opening, "silence": silence, "next_step": next_step}
        words: dict[str, Any] = {field: mask(text).text for field, text in said.items()}
        words["variants"] = self.variants if variants is None else masked(variants)
        words[NOTE] = self.handling_note if handling_note is None else mask(handling_note).text
        drafted = {"state": self.State.DRAFT, "drafted_by": by, "drafted_at": at or timezone.now()}
        if self.state == self.State.APPROVED:
            answer = Answer.objects.create(
                topic=self.topic, version=self.version, cohort=self.cohort, **words, **drafted
            )
            answer.cite(self.clauses)
        else:
            answer = self
            self.wordings.keep(self)
            for field, value in (words | drafted).items():
                setattr(answer, field, value)
            answer.save(update_fields=[*words, *drafted])
            if hasattr(answer, "objection"):
                answer.objection.delete()
        Event.record("answer.revised", by=by, at=at, topic=self.topic.key, answer=answer.pk)
        if insisted:
            answer.record_insistence(insisted, by=by)
        return answer

    def record_insistence(self, doubt: str, *, by: Staff | None) -> None:
        """Record that somebody overrode a warning about the words."""
        Event.record("answer.insisted", by=by, topic=self.topic.key, answer=self.pk, doubt=doubt)

    def cite(self, clauses: list[Clause]) -> None:
        """Quote these clauses, in this order, after those already quoted."""
        Citation.objects.quote(clauses, answer=self)

    @transaction.atomic
    def approve(self, *, by: Staff, seen: str | None = None, at: datetime | None = None) -> None:
        """Put the answer in force; the one it replaces retires. `seen` is the fingerprint of what `by` has read."""
        answer = Answer.objects.select_for_update(of=("self",)).get(pk=self.pk)
        if not answer.needs_somebody:
            raise NotADraft
        if answer.drafted_by_id == by.pk:
            raise SamePerson
        if hasattr(answer, "objection"):
            raise SentBack
        if seen is not None and answer.fingerprint != seen:
            raise Rewritten
        same = Answer.objects.approved().filter(topic=answer.topic_id, version=answer.version_id, cohort=answer.cohort)
        self.replaces = same.first()
        same.update(state=self.State.RETIRED)
        self.state, self.approved_by, self.approved_at = self.State.APPROVED, by, at or timezone.now()
        self.save(update_fields=["state", "approved_by", "approved_at", "replaces"])
        Event.record("answer.approved", by=by, at=at, topic=self.topic.key, answer=self.pk)

    @transaction.atomic
    def retire(self, *, by: Staff, reason: str, at: datetime | None = None) -> None:
        """Take it out of use."""
        answer = Answer.objects.select_for_update().get(pk=self.pk)
        if answer.state == self.State.RETIRED:
            raise Retired
        self.state = self.State.RETIRED
        self.save(update_fields=["state"])
        Event.record(
            "answer.retired", by=by, at=at, topic=self.topic.key, answer=self.pk, reason=mask(reason).text[:300]
        )
