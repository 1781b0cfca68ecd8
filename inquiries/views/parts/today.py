"""The figures of this day, without anybody's name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from django.db.models import Exists, OuterRef
from django.utils import timezone

from inquiries.models import Event, Message

ANSWERS = ("reply.sent", "answer.told")
WEEK = timedelta(days=7)
HEIGHT, STEP, WIDTH = 64, 40, 30
"""Of the drawing, in its own units: the tallest column, from column to column, one column."""


@dataclass(frozen=True)
class Column:
    """New inquiries of one hour of the clock."""

    hour: int
    count: int
    place: int
    height: int
    is_now: bool

    @property
    def left(self) -> int:
        """Where the column begins."""
        return self.place * STEP + 4

    @property
    def middle(self) -> int:
        """Where its hour is written."""
        return self.left + WIDTH // 2

    @property
    def top(self) -> int:
        """Where it ends."""
        return HEIGHT + 6 - self.height


class Today:
    """Counted from midnight by the clock of the desk."""

    def __init__(self, now: datetime, hours: Iterable[int] = range(9, 18)) -> None:
        self.now = timezone.localtime(now)
        midnight = self.now.replace(hour=0, minute=0, second=0, microsecond=0)
        events = Event.objects.since(midnight)
        came = [timezone.localtime(at).hour for at in events.named("inquiry.received").values_list("at", flat=True)]
        self.new, self.closed = len(came), events.named("inquiry.closed").count()
        self.kept_out = Message.objects.kept_out_since(self.now - WEEK)
        spans = self._spans(midnight)
        self.half_answered = self.now - timedelta(seconds=median(spans)) if spans else None
        """So long ago a question had to come in for the odds to be even that it is answered."""
        self.columns = self._columns(Counter(came), hours)

    @property
    def width(self) -> int:
        """Of the whole drawing."""
        return len(self.columns) * STEP

    def _spans(self, midnight: datetime) -> list[float]:
        """Seconds from the question to the first answer, where that was given today."""
        before = Event.objects.filter(inquiry=OuterRef("inquiry"), action__in=ANSWERS, at__lt=midnight)
        answers = Event.objects.since(midnight).filter(~Exists(before), action__in=ANSWERS).oldest_first()
        first: dict[int, float] = {}
        for pk, at, asked_at in answers.values_list("inquiry", "at", "inquiry__received_at"):
            first.setdefault(pk, (at - asked_at).total_seconds())
        return list(first.values())

    def _columns(self, came: Counter[int], hours: Iterable[int]) -> list[Column]:
        most, shown = max([*came.values(), 1]), {*hours, *came}
        return [
            Column(hour, came[hour], place, came[hour] * HEIGHT // most, hour == self.now.hour)
            for place, hour in enumerate(range(min(shown), max(shown) + 1))
        ]
