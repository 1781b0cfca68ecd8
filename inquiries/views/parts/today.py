"""Today's figures, without names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import NamedTuple

from django.db.models import Case, Count, DurationField, ExpressionWrapper, F, OuterRef, Subquery, When
from django.db.models.functions import ExtractHour
from django.utils import timezone

from inquiries.models import Event, Inquiry, Message
from inquiries.web.shared import shared

ANSWERS = ("reply.sent", "answer.told")
NEWEST = 200
"""So many answers show how fast the first ones come, however many there were today."""
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


class Figures(NamedTuple):
    """New inquiries by clock hour, closed ones, what was masked this week, first response times in seconds."""

    came: Counter[int]
    closed: int
    kept_out: int
    spans: list[float]


class Today:
    """Counted from midnight in the desk's time zone."""

    def __init__(self, now: datetime, newest: int = 0, hours: Iterable[int] = range(9, 18)) -> None:
        self.now = timezone.localtime(now)
        figures = shared("today", newest, now, self._figures)
        self.new, self.closed, self.kept_out = figures.came.total(), figures.closed, figures.kept_out
        half = timedelta(seconds=median(figures.spans)) if figures.spans else None
        self.half_answered = self.now - half if half is not None else None
        """Now less the median first response time; None before the first answer."""
        self.columns = self._columns(figures.came, hours)

    @property
    def width(self) -> int:
        """The width of the whole drawing."""
        return len(self.columns) * STEP

    def _figures(self) -> Figures:
        midnight = self.now.replace(hour=0, minute=0, second=0, microsecond=0)
        events = Event.objects.since(midnight)
        received = events.named("inquiry.received").annotate(hour=ExtractHour("at")).values_list("hour")
        came = Counter(dict(received.annotate(count=Count("at"))))
        closed = events.named("inquiry.closed").count()
        return Figures(came, closed, Message.objects.kept_out_since(self.now - WEEK), self._spans(midnight))

    def _spans(self, midnight: datetime) -> list[float]:
        """First response times in seconds: of today's newest answers those that were the first to their inquiry."""
        answers = Event.objects.filter(inquiry=OuterRef("inquiry"), action__in=ANSWERS).order_by("at")
        inquiries = Inquiry.objects.filter(pk=OuterRef("inquiry"))
        spans: list[timedelta | None] = []
        for action in ANSWERS:
            newest = Event.objects.since(midnight).named(action).order_by("-at", "-pk")
            # Each is looked up apart: PostgreSQL would join today's answers with all that were ever given.
            took = ExpressionWrapper(F("at") - Subquery(inquiries.values("received_at")), DurationField())
            timed = newest.annotate(took=Case(When(at=Subquery(answers.values("at")[:1]), then=took)))
            spans += timed.values_list("took", flat=True)[:NEWEST]
        return [span.total_seconds() for span in spans if span is not None]

    def _columns(self, came: Counter[int], hours: Iterable[int]) -> list[Column]:
        most, shown = max([*came.values(), 1]), {*hours, *came}
        return [
            Column(hour, came[hour], place, came[hour] * HEIGHT // most, hour == self.now.hour)
            for place, hour in enumerate(range(min(shown), max(shown) + 1))
        ]
