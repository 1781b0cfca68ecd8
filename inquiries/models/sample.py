"""Sample 見本: the mark of a database whose people are invented, which the sample hotline may open."""

from __future__ import annotations

from datetime import datetime

from django.db import models


class SampleQuerySet(models.QuerySet["Sample"]):
    """Whether this database is marked."""

    def mark(self, *, at: datetime, seed: int) -> Sample:
        """An invented incident is loaded; from now on nobody in here is real."""
        return self.create(loaded_at=at, seed=seed)


class Sample(models.Model):
    """An invented incident was loaded into this database when it was empty."""

    loaded_at = models.DateTimeField()
    seed = models.IntegerField()

    objects = SampleQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.loaded_at:%Y-%m-%d}"
