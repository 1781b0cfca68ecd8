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
        """Those that began from the shipped model with this fingerprint: a new release starts from its own."""
        return self.filter(basis=basis)

    def in_force(self) -> Self:
        """Those that the ranking may use; it uses the newest."""
        return self.filter(is_in_force=True)

    def newest_first(self) -> Self:
        """The one made last comes first."""
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
        """Save it, and delete all others but the two before it and the newest in force."""
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
        """Delete all, so that the ranking uses the shipped model. Returns how many."""
        return self.all().delete()[0]


class Training(models.Model):
    """A trained model; `figures` compare the shipped model with it. If it does worse it is not put in force."""

    made_at = models.DateTimeField(unique=True)
    basis = models.CharField(max_length=64)
    lessons = models.PositiveIntegerField()
    figures = models.JSONField(default=dict)
    is_in_force = models.BooleanField()
    model = models.BinaryField()

    objects = TrainingQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{timezone.localtime(self.made_at):%Y-%m-%d %H:%M}"
