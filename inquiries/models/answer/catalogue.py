"""Catalogue 回答集の一覧: questions about many answers, and the verb that drafts a new one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import OuterRef, Q
from django.db.models.functions import Coalesce

from inquiries.masking import mask
from inquiries.models.event import Event
from inquiries.models.notice.notice import Clause, Version
from inquiries.models.notice.topic import Topic

from .citation import Citation
from .use import Use, UseQuerySet
from .variant import NOTE, WORDS, masked

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

    from .answer import Answer


QUOTED = models.Prefetch("citations", Citation.objects.select_related("clause").order_by("order"))
"""The clauses of an answer."""


class AnswerQuerySet(models.QuerySet["Answer"]):
    """Questions about many answers."""

    def approved(self) -> AnswerQuerySet:
        """In force: may be inserted into a reply."""
        return self.filter(state=self.model.State.APPROVED)

    def public(self) -> AnswerQuerySet:
        """On a topic that everybody may read about."""
        return self.filter(topic__is_public=True)

    def current(self) -> AnswerQuerySet:
        """Not retired."""
        return self.exclude(state=self.model.State.RETIRED)

    def in_force_or_revised(self) -> AnswerQuerySet:
        """Approved answers, and those under revision: drafts and reviews in the place of one that was in force."""
        waiting = Q(state__in=[self.model.State.DRAFT, self.model.State.REVIEW], revising_since__isnull=False)
        return self.filter(Q(state=self.model.State.APPROVED) | waiting)

    def with_use(self, since: date | None = None) -> AnswerQuerySet:
        """With `used`: how many messages hold it; with `since` also `used_lately`: how many since that day.

        Counted are all answers to its topic for its cohort, on any version.
        """
        counted = self.annotate(used=_messages(Use.objects.all()))
        return counted if since is None else counted.annotate(used_lately=_messages(Use.objects.since(since)))

    def needing_somebody(self) -> AnswerQuerySet:
        """Drafts and answers under review."""
        return self.filter(state__in=[self.model.State.DRAFT, self.model.State.REVIEW])

    def to_approve(self) -> AnswerQuerySet:
        """Those needing somebody that nobody has sent back."""
        return self.needing_somebody().filter(objection=None)

    def of(self, version: Version | None) -> AnswerQuerySet:
        """Drawn from this version."""
        return self.filter(version=version) if version else self.none()

    def most_wanted_first(self) -> AnswerQuerySet:
        """First those under revision, the longest first; then as the catalogue orders their topics."""
        longest = models.F("revising_since").asc(nulls_last=True)
        return self.order_by(longest, "topic__order", "topic__key", "cohort", "pk")

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
        """Write a new one; somebody else approves it. `insisted` as in `Answer.revise`."""
        kept = {name: mask(said).text if name in (*WORDS, NOTE) else said for name, said in words.items()}
        kept["variants"] = masked(words.get("variants", {}))
        answer = self.create(topic=topic, version=version, drafted_by=by, **kept)
        answer.cite(list(clauses))
        Event.record("answer.drafted", by=by, topic=topic.key, answer=answer.pk)
        if insisted:
            answer.record_insistence(insisted, by=by)
        return answer

    def to_show(self) -> AnswerQuerySet:
        """With all that a page prints."""
        return self.select_related("topic", "version", "drafted_by", "approved_by").prefetch_related(QUOTED)


def _messages(uses: UseQuerySet) -> Coalesce:
    """How many messages these count for the same topic and the same cohort."""
    line = uses.filter(topic=OuterRef("topic"), cohort=OuterRef("cohort")).order_by().values("topic")
    return Coalesce(models.Subquery(line.annotate(said=models.Sum("count")).values("said")), 0)
