"""Retraction 段階の取り消し: a step was written down in error. It stays on record and counts no more."""

from __future__ import annotations

from django.db import models


class Retraction(models.Model):
    """Who took the step back, and when. `by` is None for the customer themselves."""

    step = models.OneToOneField("Step", models.CASCADE, related_name="retraction")
    by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.step)
