"""Succession 引き継ぎ, Ground 見直しの理由: the answers of one version of the notice become those of the next.

An answer whose clauses are the same stays what it was, approval included. Any other is put under review with its
grounds: each quoted clause that changed or is gone, each new clause, and each sentence of ours that is not true any
more. If it was in force, `revising_since` says when it went out of use.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.models.event import Event
from inquiries.models.notice.notice import Clause, Version

from .answer import Answer, NotADraft
from .objection import Objection

if TYPE_CHECKING:
    from inquiries.models.notice.topic import Topic
    from inquiries.models.staff import Staff

KEPT = ("opening", "silence", "next_step", "handling_note", "variants", "cohort", "revising_since")
DRAFTED = ("drafted_by", "drafted_at")
SIGNED = ("state", "approved_by", "approved_at")


@dataclass(frozen=True, slots=True)
class Frame:
    """Our words around a quotation."""

    opening: str
    silence: str
    next_step: str


class NotUnderReview(NotADraft):
    """Only an answer under review can take the clauses of the new version."""

    sentence = _("This answer has been approved or withdrawn already.")


class Ground(models.Model):
    """Why an answer is under review: the clause it quoted (`old`) and the clause there now (`new`); one may be missing.

    Without clauses it is a sentence of our own, `words`, that the new version does not support.
    """

    class Kind(models.TextChoices):
        """What happened to the clause."""

        CHANGED = "changed", pgettext_lazy("clause", "Changed")
        REMOVED = "removed", pgettext_lazy("clause", "Removed")
        ADDED = "added", pgettext_lazy("clause", "Added")
        WORDS = "words", pgettext_lazy("clause", "Our own words")

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="grounds")
    old = models.ForeignKey(Clause, models.PROTECT, null=True, related_name="+")
    new = models.ForeignKey(Clause, models.PROTECT, null=True, related_name="+")
    words = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return f"{self.answer_id}: {self.kind}"

    @property
    def kind(self) -> Kind:
        """From which of its fields are set."""
        if self.old_id and self.new_id:
            return self.Kind.CHANGED
        if self.old_id:
            return self.Kind.REMOVED
        return self.Kind.ADDED if self.new_id else self.Kind.WORDS


def begin(topic: Topic, version: Version, said: Frame, clauses: Iterable[Clause], *, note: str = "") -> Answer:
    """A first draft, without an author."""
    words = {"opening": said.opening, "silence": said.silence, "next_step": said.next_step, "handling_note": note}
    answer = Answer.objects.create(topic=topic, version=version, drafted_at=version.loaded_at, **words)
    answer.cite(list(clauses))
    return answer


def keep(answer: Answer, version: Version, clauses: Iterable[Clause], *, grounds: Sequence[Ground] = ()) -> Answer:
    """Carry an answer over to a version that says the same, with its state and approval."""
    fields = {name: getattr(answer, name) for name in (*KEPT, *DRAFTED, *SIGNED)}
    kept = Answer.objects.create(topic=answer.topic, version=version, **fields)
    kept.cite(list(clauses))
    _ground(kept, grounds)
    _object(kept, answer)
    return kept


def put_up(
    answer: Answer,
    version: Version,
    clauses: Iterable[Clause],
    *,
    said: Frame | None,
    spoken: Mapping[str, str] | None = None,
    grounds: Sequence[Ground],
) -> Answer:
    """Carry an answer over, under review and not approved, with its own words or those in `said` and `spoken`."""
    fields = {name: getattr(answer, name) for name in (*KEPT, *DRAFTED)}
    if said:
        fields |= {"opening": said.opening, "silence": said.silence, "next_step": said.next_step}
    if spoken is not None:
        fields["variants"] = {"spoken": dict(spoken)} if spoken else {}
    new = Answer.objects.create(topic=answer.topic, version=version, state=Answer.State.REVIEW, **fields)
    new.cite(list(clauses))
    _ground(new, grounds)
    _object(new, answer)
    return new


def revise_since(answer: Answer, at: datetime) -> None:
    """Note when the earlier answer in its place went out of use."""
    answer.revising_since = at
    answer.save(update_fields=["revising_since"])


@transaction.atomic
def adopt(answer: Answer, *, by: Staff, at: datetime | None = None) -> None:
    """Accept the offered clauses of the new version: it becomes this person's draft, for another to approve."""
    drafted = {"state": Answer.State.DRAFT, "drafted_by": by, "drafted_at": at or timezone.now()}
    if not Answer.objects.filter(pk=answer.pk, state=Answer.State.REVIEW).update(**drafted):
        raise NotUnderReview
    Objection.objects.filter(answer=answer).delete()
    Event.record("answer.adopted", by=by, at=at, topic=answer.topic.key, answer=answer.pk)


def retire_before(version: Version) -> None:
    """Retire all answers of earlier versions."""
    Answer.objects.exclude(version=version).update(state=Answer.State.RETIRED)


def _object(answer: Answer, was: Answer) -> None:
    """Carry the objection over, for the words were not changed yet."""
    if objection := Objection.objects.filter(answer=was).first():
        Objection.objects.create(answer=answer, by=objection.by, at=objection.at, reason=objection.reason)


def _ground(answer: Answer, grounds: Sequence[Ground]) -> None:
    for order, ground in enumerate(grounds):
        ground.answer, ground.order = answer, order
    Ground.objects.bulk_create(grounds)
