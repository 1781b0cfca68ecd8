"""Training 学習: a model that was learned overnight from the phrasebook and the lessons, and how well it did."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

from django.db import models, transaction
from django.utils import timezone

KEPT = 3


class TrainingQuerySet(models.QuerySet["Training"]):
    """Questions about many trainings."""

    def on(self, basis: str) -> Self:
        """Of the phrasebook with this fingerprint: a new release begins with its own model."""
        return self.filter(basis=basis)

    def in_force(self) -> Self:
        """The ranking may use them; it uses the newest."""
        return self.filter(is_in_force=True)

    def newest_first(self) -> Self:
        """By when they were made."""
        return self.order_by("-made_at")

    @transaction.atomic
    def keep(
        self,
        model: bytes,
        *,
        basis: str,
        lessons: int,
        figures: dict[str, Any],
        is_in_force: bool,
        made_at: datetime | None = None,
    ) -> Training:
        """Keep it and the two before it, and the one in force however old it is."""
        training = self.create(
            model=model,
            basis=basis,
            lessons=lessons,
            figures=figures,
            is_in_force=is_in_force,
            made_at=made_at or timezone.now(),
        )
        kept = [*Training.objects.newest_first().values_list("pk", flat=True)[:KEPT]]
        kept += Training.objects.in_force().newest_first().values_list("pk", flat=True)[:1]
        Training.objects.exclude(pk__in=kept).delete()
        return training

    @transaction.atomic
    def forget(self) -> int:
        """Nothing is taught any more: the shipped model again."""
        return self.all().delete()[0]


class Training(models.Model):
    """`figures` stand before and after it; one that does worse than the shipped model is not put in force."""

    made_at = models.DateTimeField(unique=True)
    basis = models.CharField(max_length=64)
    lessons = models.PositiveIntegerField()
    figures = models.JSONField(default=dict)
    is_in_force = models.BooleanField()
    model = models.BinaryField()

    objects = TrainingQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{timezone.localtime(self.made_at):%Y-%m-%d %H:%M}"
