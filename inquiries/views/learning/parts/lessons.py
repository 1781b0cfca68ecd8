"""How well the ranking does: at work, week by week, and by the last training."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Q
from django.db.models.functions import TruncWeek

from inquiries.models import Lesson, Training

TOKYO = ZoneInfo("Asia/Tokyo")
WEEKS = 8
FEWEST = 20
"""On fewer than these a share says nothing, and none is given."""


@dataclass(frozen=True)
class Share:
    """A part of a whole, in figures, and in hundredths where there are enough."""

    part: int
    whole: int

    @property
    def percent(self) -> int | None:
        """To the nearest hundredth; None on too few."""
        return round(100 * self.part / self.whole) if self.whole >= FEWEST else None


@dataclass(frozen=True)
class Week:
    """What the ranking named first, among three, and rightly as not answered by the notice."""

    begins_on: date
    first: Share
    three: Share
    silent: Share


def weeks(now: datetime) -> Iterator[Week]:
    """The newest first. Right is what operators told, or set by hand; wrong too what they put away."""
    since = now - timedelta(weeks=WEEKS)
    named = Count("pk", filter=Q(place__in=[1, 2, 3]))
    silent, rightly = Q(is_silent=True), Q(is_silent=True, abstained=True)
    rows = Lesson.objects.filter(at__gte=since).annotate(week=TruncWeek("at", tzinfo=TOKYO)).values("week")
    counted = rows.annotate(
        judged=Count("place"),
        first=Count("pk", filter=Q(place=1)),
        three=named,
        silent=Count("pk", filter=silent),
        rightly=Count("pk", filter=rightly),
    )
    for row in counted.order_by("-week"):
        first, three = Share(row["first"], row["judged"]), Share(row["three"], row["judged"])
        yield Week(row["week"].date(), first, three, Share(row["rightly"], row["silent"]))


@dataclass(frozen=True)
class Comparison:
    """The shipped model and what was learned, on the same questions."""

    on: str
    asked: int
    before: dict[str, Any]
    after: dict[str, Any]


def comparisons(training: Training | None) -> list[Comparison]:
    """On lessons held out, and on the phrasebook. F1 of silence stays a figure between 0 and 1."""
    pairs = training.figures.items() if training else ()
    return [Comparison(on, pair[0]["phrases"], *(_said(figures) for figures in pair)) for on, pair in pairs]


def _said(figures: dict[str, Any]) -> dict[str, Any]:
    asked = figures["phrases"]
    shares = {of: Share(round(figures[of] * asked), asked) for of in ("first", "three")}
    return shares | {"silent": figures["silent"] if asked >= FEWEST else None}
