"""Heart 鼓動: when the work in the background was last seen. One row, for the whole installation."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils import timezone


class HeartManager(models.Manager["Heart"]):
    """Writes the one row, and reads it."""

    def beat(self, *, at: datetime | None = None) -> None:
        """A worker did the task that beat had queued."""
        self.update_or_create(pk=1, defaults={"at": at or timezone.now()})

    def last_at(self) -> datetime | None:
        """When it last beat; None before the first time."""
        return self.filter(pk=1).values_list("at", flat=True).first()


class Heart(models.Model):
    """Beat queues a task, a worker writes the time here: an old time means that beat, queue or worker stopped.

    It is in the database, so that a page can read it when the queue is away.
    """

    at = models.DateTimeField()

    objects = HeartManager()

    def __str__(self) -> str:
        return self.at.isoformat()
