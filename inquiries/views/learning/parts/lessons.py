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
"""No percentage is shown for fewer than these: it would mean nothing."""


@dataclass(frozen=True)
class Share:
    """A part of a whole, as numbers and, where there are enough, in percent."""

    part: int
    whole: int

    @property
    def percent(self) -> int | None:
        """In whole percent; None where `whole` is too small."""
        return round(100 * self.part / self.whole) if self.whole >= FEWEST else None


@dataclass(frozen=True)
class Week:
    """How often the ranking put the right topic first, among three, and abstained where the notice is silent."""

    begins_on: date
    first: Share
    three: Share
    silent: Share


def weeks(now: datetime) -> Iterator[Week]:
    """The newest first. The right topic is the one operators told or set by hand; a suggestion put away is wrong."""
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
    """The shipped model and the learned one, on the same questions."""

    on: str
    asked: int
    before: dict[str, Any]
    after: dict[str, Any]


def comparisons(training: Training | None) -> list[Comparison]:
    """On held-out lessons and on the phrasebook. `silent` is an F1 score from 0 to 1."""
    pairs = training.figures.items() if training else ()
    return [Comparison(on, pair[0]["phrases"], *(_said(figures) for figures in pair)) for on, pair in pairs]


def _said(figures: dict[str, Any]) -> dict[str, Any]:
    asked = figures["phrases"]
    shares = {of: Share(round(figures[of] * asked), asked) for of in ("first", "three")}
    return shares | {"silent": figures["silent"] if asked >= FEWEST else None}
