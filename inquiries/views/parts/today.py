"""Today's figures, without names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from django.db.models import Count, Exists, F, Min, OuterRef
from django.db.models.functions import ExtractHour
from django.utils import timezone

from inquiries.models import Event, Message

ANSWERS = ("reply.sent", "answer.told")
WEEK = timedelta(days=7)
HEIGHT, STEP, WIDTH = 64, 40, 30
"""In SVG units: the tallest column, the distance of columns, the width of one."""


@dataclass(frozen=True)
class Column:
    """New inquiries of one clock hour."""

    hour: int
    count: int
    place: int
    height: int
    is_now: bool

    @property
    def left(self) -> int:
        """Its left edge."""
        return self.place * STEP + 4

    @property
    def middle(self) -> int:
        """The x position of its label."""
        return self.left + WIDTH // 2

    @property
    def top(self) -> int:
        """Its top edge."""
        return HEIGHT + 6 - self.height


class Today:
    """Counted from midnight in the desk's time zone."""

    def __init__(self, now: datetime, hours: Iterable[int] = range(9, 18)) -> None:
        self.now = timezone.localtime(now)
        midnight = self.now.replace(hour=0, minute=0, second=0, microsecond=0)
        events = Event.objects.since(midnight)
        received = events.named("inquiry.received").annotate(hour=ExtractHour("at")).values_list("hour")
        came = Counter(dict(received.annotate(count=Count("pk"))))
        self.new, self.closed = came.total(), events.named("inquiry.closed").count()
        self.kept_out = Message.objects.kept_out_since(self.now - WEEK)
        spans = self._spans(midnight)
        self.half_answered = self.now - timedelta(seconds=median(spans)) if spans else None
        """Now less the median first response time; None before the first answer."""
        self.columns = self._columns(came, hours)

    @property
    def width(self) -> int:
        """The width of the whole drawing."""
        return len(self.columns) * STEP

    def _spans(self, midnight: datetime) -> list[float]:
        """First response times in seconds, of inquiries that were first answered today."""
        before = Event.objects.filter(inquiry=OuterRef("inquiry"), action__in=ANSWERS, at__lt=midnight)
        answers = Event.objects.since(midnight).filter(~Exists(before), action__in=ANSWERS)
        first = answers.values("inquiry").annotate(span=Min("at") - F("inquiry__received_at"))
        return [span.total_seconds() for span in first.values_list("span", flat=True)]

    def _columns(self, came: Counter[int], hours: Iterable[int]) -> list[Column]:
        most, shown = max([*came.values(), 1]), {*hours, *came}
        return [
            Column(hour, came[hour], place, came[hour] * HEIGHT // most, hour == self.now.hour)
            for place, hour in enumerate(range(min(shown), max(shown) + 1))
        ]
