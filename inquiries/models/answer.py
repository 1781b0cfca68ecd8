"""Answer 定型回答, Citation 引用: what the notice lets us say on a topic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from inquiries.masking import mask

from .event import Event
from .notice import Clause, Version
from .topic import Topic

if TYPE_CHECKING:
    from .staff import Staff


WORDS = ("opening", "silence", "next_step")
"""The words of ours, in their order; the quotation stands after the first."""


class SamePerson(Exception):
    """Whoever drafted an answer does not approve it."""


class NotADraft(Exception):
    """Only a draft, or an answer that needs review, can be approved or edited."""


class Variant(NamedTuple):
    """The words around the quotation, for one way of saying them."""

    opening: str
    silence: str
    next_step: str


class AnswerQuerySet(models.QuerySet["Answer"]):
    """Questions about many answers."""

    def approved(self) -> AnswerQuerySet:
        """In force: may be inserted into a reply."""
        return self.filter(state=Answer.State.APPROVED)

    def public(self) -> AnswerQuerySet:
        """On a topic that everybody may read about."""
        return self.filter(topic__is_public=True)

    def current(self) -> AnswerQuerySet:
        """Not retired."""
        return self.exclude(state=Answer.State.RETIRED)

    def with_use(self, since: datetime | None = None) -> AnswerQuerySet:
        """With `used`: in how many messages it was said; and `used_lately`, in how many since then."""
        said = models.Count("quotations__message", distinct=True)
        lately = models.Count("quotations__message", distinct=True, filter=Q(quotations__message__at__gte=since))
        return self.annotate(used=said, used_lately=lately) if since else self.annotate(used=said)

    def needing_somebody(self) -> AnswerQuerySet:
        """Drafts and answers under review."""
        return self.filter(state__in=[Answer.State.DRAFT, Answer.State.REVIEW])

    def of(self, version: Version | None) -> AnswerQuerySet:
        """Drawn from this version."""
        return self.filter(version=version) if version else self.none()

    def in_order(self) -> AnswerQuerySet:
        """As the catalogue orders their topics."""
        return self.order_by("topic__order", "topic__key", "cohort", "pk")

    @transaction.atomic
    def draft(
        self,
        topic: Topic,
        version: Version,
        *,
        by: Staff | None,
        words: Mapping[str, Any],
        clauses: Iterable[Clause],
        insisted: str = "",
    ) -> Answer:
        """Write a new one; somebody else approves it. `insisted` as where one is revised."""
        masked = {name: mask(said).text if name in WORDS else said for name, said in words.items()}
        masked["variants"] = _masked(words.get("variants", {}))
        answer = self.create(topic=topic, version=version, drafted_by=by, **masked)
        answer.cite(list(clauses))
        Event.record("answer.drafted", by=by, topic=topic.key, answer=answer.pk)
        if insisted:
            answer.record_insistence(insisted, by=by)
        return answer

    def to_show(self) -> AnswerQuerySet:
        """With all that a page prints."""
        return self.select_related("topic", "version", "drafted_by", "approved_by").prefetch_related(
            models.Prefetch("citations", Citation.objects.select_related("clause").order_by("order"))
        )


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
    variants = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    drafted_by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    drafted_at = models.DateTimeField(default=timezone.now)
    approved_by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)

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
    def needs_somebody(self) -> bool:
        """A draft, or under review."""
        return self.state in (self.State.DRAFT, self.State.REVIEW)

    @property
    def words_after(self) -> str:
        """What follows the quotation."""
        return "\n".join(filter(None, [self.silence, self.next_step]))

    @property
    def spoken(self) -> Variant:
        """As it is said on the telephone."""
        return self.variant("spoken")

    def speak(self, words: dict[str, str]) -> None:
        """Give a fresh draft its spoken words; what a person has touched stays as it is."""
        if words and not self.variants and self.state == self.State.DRAFT and self.drafted_by_id is None:
            self.variants = {"spoken": words}
            self.save(update_fields=["variants"])

    def variant(self, name: str) -> Variant:
        """`spoken` or `short`; where nothing of the kind was written, the written words."""
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
        insisted: str = "",
        at: datetime | None = None,
    ) -> Answer:
        """Write the words anew. What is in force stays so until its successor, a new draft, is approved.

        `insisted` is what somebody was asked about these words, and wrote all the same.
        """
        if self.state == self.State.RETIRED:
            raise NotADraft
        said = {"opening": opening, "silence": silence, "next_step": next_step}
        words: dict[str, Any] = {field: mask(text).text for field, text in said.items()}
        words["variants"] = self.variants if variants is None else _masked(variants)
        drafted = {"state": self.State.DRAFT, "drafted_by": by, "drafted_at": at or timezone.now()}
        if self.state == self.State.APPROVED:
            answer = Answer.objects.create(
                topic=self.topic,
                version=self.version,
                cohort=self.cohort,
                **words,
                **drafted,
            )
            answer.cite(self.clauses)
        else:
            answer = self
            self._keep_wording()
            for field, value in (words | drafted).items():
                setattr(answer, field, value)
            answer.save(update_fields=[*words, *drafted])
        Event.record("answer.revised", by=by, at=at, topic=self.topic.key, answer=answer.pk)
        if insisted:
            answer.record_insistence(insisted, by=by)
        return answer

    def record_insistence(self, doubt: str, *, by: Staff | None) -> None:
        """Somebody was asked about the words and wrote them all the same."""
        Event.record("answer.insisted", by=by, topic=self.topic.key, answer=self.pk, doubt=doubt)

    def _keep_wording(self) -> None:
        """What is about to be written over, as it stands in the database."""
        old = Answer.objects.get(pk=self.pk)
        self.wordings.create(**{name: getattr(old, name) for name in WORDS}, by=old.drafted_by, at=old.drafted_at)

    def cite(self, clauses: list[Clause]) -> None:
        """Quote these clauses, in this order, after those already quoted."""
        start = self.citations.count()
        Citation.objects.bulk_create(
            Citation(answer=self, clause=clause, order=order) for order, clause in enumerate(clauses, start)
        )

    @transaction.atomic
    def approve(self, *, by: Staff, at: datetime | None = None) -> None:
        """Put the answer in force; what was in force for the same topic retires."""
        answer = Answer.objects.select_for_update().get(pk=self.pk)
        if answer.state not in (self.State.DRAFT, self.State.REVIEW):
            raise NotADraft
        if answer.drafted_by_id == by.pk:
            raise SamePerson
        same = Answer.objects.approved().filter(topic=answer.topic_id, version=answer.version_id, cohort=answer.cohort)
        same.update(state=self.State.RETIRED)
        self.state, self.approved_by, self.approved_at = self.State.APPROVED, by, at or timezone.now()
        self.save(update_fields=["state", "approved_by", "approved_at"])
        Event.record("answer.approved", by=by, at=at, topic=self.topic.key, answer=self.pk)

    @transaction.atomic
    def retire(self, *, by: Staff, reason: str, at: datetime | None = None) -> None:
        """Nobody is told this any more."""
        answer = Answer.objects.select_for_update().get(pk=self.pk)
        if answer.state == self.State.RETIRED:
            raise NotADraft
        self.state = self.State.RETIRED
        self.save(update_fields=["state"])
        Event.record(
            "answer.retired", by=by, at=at, topic=self.topic.key, answer=self.pk, reason=mask(reason).text[:300]
        )


def _masked(variants: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Without those in which nothing was written."""
    said = {name: {field: mask(text).text for field, text in words.items() if text} for name, words in variants.items()}
    return {name: words for name, words in said.items() if words}


class Citation(models.Model):
    """A clause that an answer quotes."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="citations")
    clause = models.ForeignKey(Clause, models.PROTECT, related_name="citations")
    order = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["answer", "clause"], name="clause_cited_once")]

    def __str__(self) -> str:
        return f"{self.answer_id}: {self.clause}"
