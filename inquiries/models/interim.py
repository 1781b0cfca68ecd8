"""Interim 移行の間: mail addresses and telephone numbers are written in clear while the version before may still run.

That version reads no encrypted column and would mail to what stands there. `migrate` makes the row in a database that
holds customers already; `manage.py encrypt_contacts` ends it, once every process is of this version.
"""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.utils import timezone


class InterimManager(models.Manager["Interim"]):
    """Begins it and ends it."""

    _was_over: ClassVar[bool] = False

    def is_over(self) -> bool:
        """Columns are written encrypted. Asked once in the life of a process that has seen the end."""
        InterimManager._was_over = self._was_over or not self.exists()
        return self._was_over

    def begin(self, *, at: datetime | None = None) -> None:
        """Everything is written in clear from now on. No other process may run."""
        InterimManager._was_over = False
        self.get_or_create(pk=1, defaults={"since": at or timezone.now()})

    def end(self) -> None:
        """Everything is written encrypted from now on."""
        self.all().delete()


class Interim(models.Model):
    """While this row is there. It never comes back by itself."""

    since = models.DateTimeField()

    objects = InterimManager()

    def __str__(self) -> str:
        return self.since.isoformat()
