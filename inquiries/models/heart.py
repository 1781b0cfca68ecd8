"""Heart 鼓動: when the work in the background was last seen. One row, for the whole installation."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils import timezone


class HeartManager(models.Manager["Heart"]):
    """Writes the one row, and reads it."""

    def beat(self, *, at: datetime | None = None) -> None:
        """A worker did what the clock asked for."""
        self.update_or_create(pk=1, defaults={"at": at or timezone.now()})

    def last_at(self) -> datetime | None:
        """When; None before the first time."""
        return self.filter(pk=1).values_list("at", flat=True).first()


class Heart(models.Model):
    """Beat asks, the queue carries, a worker writes it here: an old one says that one of the three stands still.

    It lies in the database, so that it can be read where the queue is away.
    """

    at = models.DateTimeField()

    objects = HeartManager()

    def __str__(self) -> str:
        return self.at.isoformat()
