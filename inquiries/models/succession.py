"""Succession 引き継ぎ, Ground 見直しの理由: the answers of one version of the notice become those of the next.

What quotes the same stays what it was, approval included. What does not is up for review, and says what for: each
quoted clause that reads otherwise or is gone, each clause that is new, and each sentence of ours that is right no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from .answer import Answer, NotADraft
from .event import Event
from .notice import Clause, Version

if TYPE_CHECKING:
    from .staff import Staff
    from .topic import Topic

KEPT = ("opening", "silence", "next_step", "variants", "cohort")
DRAFTED = ("drafted_by", "drafted_at")
SIGNED = ("state", "approved_by", "approved_at")


@dataclass(frozen=True, slots=True)
class Said:
    """Our words around a quotation."""

    opening: str
    silence: str
    next_step: str


class Ground(models.Model):
    """Why an answer is up for review: a clause it quoted and what stands there now, either of which may be missing.

    Without clauses it is our own sentence, `words`, that the new version does not bear out.
    """

    class Kind(models.TextChoices):
        """What became of it."""

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
        """Told from what it holds."""
        if self.old_id and self.new_id:
            return self.Kind.CHANGED
        if self.old_id:
            return self.Kind.REMOVED
        return self.Kind.ADDED if self.new_id else self.Kind.WORDS


def begin(topic: Topic, version: Version, said: Said, clauses: Iterable[Clause]) -> Answer:
    """A first draft, nobody's yet."""
    words = {"opening": said.opening, "silence": said.silence, "next_step": said.next_step}
    answer = Answer.objects.create(topic=topic, version=version, **words)
    answer.cite(list(clauses))
    return answer


def keep(answer: Answer, version: Version, clauses: Iterable[Clause], *, grounds: Sequence[Ground] = ()) -> Answer:
    """The same answer on the new version, which says the same: in force if it was in force."""
    fields = {name: getattr(answer, name) for name in (*KEPT, *DRAFTED, *SIGNED)}
    kept = Answer.objects.create(topic=answer.topic, version=version, **fields)
    kept.cite(list(clauses))
    _ground(kept, grounds)
    return kept


def put_up(
    answer: Answer, version: Version, clauses: Iterable[Clause], *, said: Said | None, grounds: Sequence[Ground]
) -> Answer:
    """For review on the new version, in its own words or in those `said`. Nobody has approved it."""
    fields = {name: getattr(answer, name) for name in (*KEPT, *DRAFTED)}
    if said:
        fields |= {"opening": said.opening, "silence": said.silence, "next_step": said.next_step}
    new = Answer.objects.create(topic=answer.topic, version=version, state=Answer.State.REVIEW, **fields)
    new.cite(list(clauses))
    _ground(new, grounds)
    return new


@transaction.atomic
def adopt(answer: Answer, *, by: Staff, at: datetime | None = None) -> None:
    """Take the clauses of the new version, as they are offered: a draft of this person, for another to approve."""
    drafted = {"state": Answer.State.DRAFT, "drafted_by": by, "drafted_at": at or timezone.now()}
    if not Answer.objects.filter(pk=answer.pk, state=Answer.State.REVIEW).update(**drafted):
        raise NotADraft
    Event.record("answer.adopted", by=by, at=at, topic=answer.topic.key, answer=answer.pk)


def retire_before(version: Version) -> None:
    """Nothing drawn from an earlier version is said any more."""
    Answer.objects.exclude(version=version).update(state=Answer.State.RETIRED)


def _ground(answer: Answer, grounds: Sequence[Ground]) -> None:
    for order, ground in enumerate(grounds):
        ground.answer, ground.order = answer, order
    Ground.objects.bulk_create(grounds)
