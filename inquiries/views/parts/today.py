"""The figures of this day, without anybody's name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from django.utils import timezone

from inquiries.models import Event

ANSWERS = ("reply.queued", "answer.told")
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
        events = Event.objects.since(self.now.replace(hour=0, minute=0, second=0, microsecond=0))
        came = [timezone.localtime(at).hour for at in events.named("inquiry.received").values_list("at", flat=True)]
        self.new, self.closed = len(came), events.named("inquiry.closed").count()
        answered = events.filter(action__in=ANSWERS).oldest_first()
        spans: dict[int, timedelta] = {}
        for pk, at, since in answered.values_list("inquiry", "at", "inquiry__received_at"):
            spans.setdefault(pk, at - since)
        self.answered = len(spans)
        self.first_answer = (
            now - median(spans.values()) if spans else None
        )  # so long ago, half would have been answered
        self.columns = self._columns(Counter(came), hours)

    @property
    def width(self) -> int:
        """Of the whole drawing."""
        return len(self.columns) * STEP

    def _columns(self, came: Counter[int], hours: Iterable[int]) -> list[Column]:
        most, shown = max([*came.values(), 1]), {*hours, *came}
        return [
            Column(hour, came[hour], place, came[hour] * HEIGHT // most, hour == self.now.hour)
            for place, hour in enumerate(range(min(shown), max(shown) + 1))
        ]
