"""When the hotline is open, and when an answer is due. Pure: the time comes in as an argument."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
TOKYO = ZoneInfo("Asia/Tokyo")
HORIZON = 400
"""Days looked ahead for an opening before we give up: longer than any hotline closes."""


@dataclass(frozen=True)
class Hours:
    """Opening hours on the clock of `tz`. Monday is weekday 0; the days of `opens_on` and `ends_on` are open."""

    opens: time = time(9)
    closes: time = time(18)
    closed_weekdays: frozenset[int] = frozenset()
    closed_days: frozenset[date] = field(default_factory=frozenset)
    opens_on: date | None = None
    ends_on: date | None = None
    tz: ZoneInfo = TOKYO

    @classmethod
    def from_facts(cls, facts: dict[str, Any]) -> Hours:
        """The hours that a notice announces; 9:00-18:00 every day where it is silent or contradicts itself."""
        spans = [fact["value"] for fact in facts.get("hours") or []]
        opens, closes = (time.fromisoformat(at) for at in (spans[0] if spans else ("09:00", "18:00")))
        if opens >= closes:
            opens, closes = cls.opens, cls.closes
        closed = [fact["value"] for fact in facts.get("closed_days") or []]
        return cls(
            opens=opens,
            closes=closes,
            closed_weekdays=frozenset(day for day in closed if isinstance(day, int)),
            # "holiday" and "year-end" name days without saying which: no calendar is at hand, so they count as open.
            closed_days=frozenset(date.fromisoformat(day) for day in closed if ISO_DAY.match(str(day))),
            opens_on=_day(facts.get("opens_on")),
            ends_on=_day(facts.get("ends_on")),
        )

    def is_open(self, at: datetime) -> bool:
        """Somebody answers at this instant."""
        here = at.astimezone(self.tz)
        return self._is_open_day(here.date()) and self.opens <= here.time() < self.closes

    def closes_at(self, at: datetime) -> datetime | None:
        """The end of the span that `at` lies in; None while closed."""
        return self._at(at.astimezone(self.tz).date(), self.closes) if self.is_open(at) else None

    def next_opening(self, at: datetime) -> datetime | None:
        """The first opening after `at`; None when the hotline has ended."""
        return next((opens for opens, _closes in self._spans(at) if opens > at), None)

    def due(self, since: datetime, within: timedelta) -> datetime:
        """The instant at which so much open time has passed since `since`. After the last opening: clock time."""
        start, left = since, within
        for opens, closes in self._spans(since):
            start = max(opens, since)
            if closes - start >= left:
                return start + left
            left -= closes - start
            start = closes
        return start + left

    def _spans(self, since: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Open spans that end after `since`, in order."""
        first = max(filter(None, [since.astimezone(self.tz).date(), self.opens_on]))
        for ahead in range(HORIZON):
            day = first + timedelta(days=ahead)
            if self._is_open_day(day) and self._at(day, self.closes) > since:
                yield self._at(day, self.opens), self._at(day, self.closes)

    def _is_open_day(self, day: date) -> bool:
        begun = self.opens_on is None or day >= self.opens_on
        ended = self.ends_on is not None and day > self.ends_on
        return begun and not ended and day not in self.closed_days and day.weekday() not in self.closed_weekdays

    def _at(self, day: date, clock: time) -> datetime:
        return datetime.combine(day, clock, tzinfo=self.tz)


def _day(fact: dict[str, Any] | None) -> date | None:
    return date.fromisoformat(fact["value"]) if fact and fact.get("value") else None
