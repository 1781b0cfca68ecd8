"""No word limit 連絡待ちの日数: after how many days without a word a card is listed. One row, set by a supervisor."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone

from inquiries.models.event import Event
from inquiries.models.limit import Limit, LimitManager

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

DAYS, MOST_DAYS = 14, 90
"""Until a supervisor says something else; and the longest that can be set."""


class NoWordLimitManager(LimitManager["NoWordLimit"]):
    """Reads it, and sets it."""

    def in_force(self) -> NoWordLimit:
        """As it was last set; before the first time our own, which nobody set and which is not saved."""
        return self.last() or NoWordLimit(days=DAYS)

    @transaction.atomic
    def change(self, days: int, *, by: Staff, at: datetime | None = None) -> None:
        """From now on cards are listed after so many days."""
        now = at or timezone.now()
        if days != self.in_force().days:
            self.keep(days=days, by=by, at=now)
            Event.record("no_word_limit.set", by=by, at=now, days=days)


class NoWordLimit(Limit):
    """How many days, and who set it when."""

    days = models.PositiveSmallIntegerField()

    objects = NoWordLimitManager()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(days__gt=0), name="some_days_without_word")]

    def __str__(self) -> str:
        return str(self.days)
