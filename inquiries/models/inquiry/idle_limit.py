"""Idle limit 自動解除までの時間: how long a claim may rest without work. One row, which a supervisor sets."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone

from inquiries.models.event import Event
from inquiries.models.limit import Limit, LimitManager

if TYPE_CHECKING:
    from inquiries.models.staff import Staff


class IdleLimitManager(LimitManager["IdleLimit"]):
    """Reads it, and sets it."""

    @transaction.atomic
    def change(self, minutes: int | None, *, by: Staff, at: datetime | None = None) -> None:
        """From now on claims lapse after so many open minutes without work; None: never."""
        now, before = at or timezone.now(), self.last()
        if minutes == (before.minutes if before else None):
            return
        self.keep(minutes=minutes, by=by, at=now)
        if minutes is None:
            Event.record("idle_limit.lifted", by=by, at=now)
        else:
            Event.record("idle_limit.set", by=by, at=now, minutes=minutes)


class IdleLimit(Limit):
    """How many open minutes, and who set it when. Without a number no claim lapses."""

    minutes = models.PositiveSmallIntegerField(null=True)

    objects = IdleLimitManager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(minutes=None) | models.Q(minutes__gt=0), name="some_idle_time")
        ]

    def __str__(self) -> str:
        return str(self.minutes)
