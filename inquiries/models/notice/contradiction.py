"""Contradiction 食い違い: a taboo, and a sentence of the notice that says it now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction

from inquiries.models.gated import GatedQuerySet
from inquiries.models.role import Right

from .notice import Clause, Version
from .taboo import Taboo

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from inquiries.models.staff import Staff


class ContradictionQuerySet(GatedQuerySet["Contradiction"]):
    """Questions about many contradictions."""

    right = Right.SUPERVISE
    """Supervisors write the taboos."""

    def of(self, version: Version | None) -> ContradictionQuerySet:
        """With a sentence of this version."""
        return self.filter(clause__version=version) if version else self.none()

    def in_order(self) -> ContradictionQuerySet:
        """In the order of the notice, with what a row prints."""
        return self.select_related("taboo__topic", "clause__version").order_by("clause__order", "taboo__words", "pk")

    def take_down(self, found: Iterable[tuple[Taboo, Clause]]) -> None:
        """Replace all rows by these."""
        self.all().delete()
        self.bulk_create(Contradiction(taboo=taboo, clause=clause) for taboo, clause in found)


class Contradiction(models.Model):
    """It waits for a supervisor while the row exists."""

    taboo = models.ForeignKey(Taboo, models.CASCADE, related_name="contradictions")
    clause = models.ForeignKey(Clause, models.CASCADE, related_name="contradictions")

    objects = ContradictionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["taboo", "clause"], name="contradicted_once")]

    def __str__(self) -> str:
        return f"{self.taboo}: {self.clause}"

    @transaction.atomic
    def keep(self, *, by: Staff, at: datetime | None = None) -> None:
        """The taboo stays: we never say it ourselves, but the notice may be quoted."""
        self.taboo.record("taboo.kept", by=by, at=at, clause=self.clause.key)
        self.delete()
