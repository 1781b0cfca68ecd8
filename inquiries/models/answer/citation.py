"""Citation 引用: a clause that an answer quotes, and its place among those."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models

from inquiries.models.notice.notice import Clause

if TYPE_CHECKING:
    from .answer import Answer


class CitationManager(models.Manager["Citation"]):
    """Quotes clauses."""

    def quote(self, clauses: Iterable[Clause], *, answer: Answer) -> None:
        """In this order, after those already quoted."""
        first = self.filter(answer=answer).count()
        self.bulk_create(
            Citation(answer=answer, clause=clause, order=order) for order, clause in enumerate(clauses, first)
        )


class Citation(models.Model):
    """A clause that an answer quotes."""

    answer = models.ForeignKey("Answer", models.CASCADE, related_name="citations")
    clause = models.ForeignKey(Clause, models.PROTECT, related_name="citations")
    order = models.PositiveSmallIntegerField()

    objects = CitationManager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["answer", "clause"], name="clause_cited_once")]

    def __str__(self) -> str:
        return f"{self.answer_id}: {self.clause}"
