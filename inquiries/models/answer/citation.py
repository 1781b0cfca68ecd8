"""Citation 引用: a clause that an answer quotes, and its place among those."""

from __future__ import annotations

from django.db import models

from inquiries.models.notice.notice import Clause


class Citation(models.Model):
    """A clause that an answer quotes."""

    answer = models.ForeignKey("Answer", models.CASCADE, related_name="citations")
    clause = models.ForeignKey(Clause, models.PROTECT, related_name="citations")
    order = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["answer", "clause"], name="clause_cited_once")]

    def __str__(self) -> str:
        return f"{self.answer_id}: {self.clause}"
