"""When the hotline is open, and when an answer is due. Pure: the time comes in as an argument."""

from __future__ import annotations

import marshal
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property, lru_cache
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from .schedule import DAY, WHOLE_WEEK, Minutes, Schedule, Span, Special, minutes

ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
TOKYO = ZoneInfo("Asia/Tokyo")
HORIZON = 400
"""Days to search ahead for an opening, more than any hotline closes."""
SCHEDULES: dict[bytes, Schedule] = {}
MOST_SCHEDULES = 32
AROUND, NEVER = ((0, DAY),), date.max
MOST_SPANS = 2
"""Spans of one day that follow each other without a gap."""


@dataclass(frozen=True)
class Hours:
    """A schedule between the first and the last day of the hotline, both of which are open."""

    schedule: Schedule = field(default_factory=Schedule)
    opens_on: date | None = None
    ends_on: date | None = None

    @classmethod
    def from_facts(cls, facts: dict[str, Any]) -> Hours:
        """The hours that a notice announces; 9:00-18:00 every day if it names none or contradicts itself."""
        told = facts.get("schedule")
        schedule = _schedule(told["value"]) if told else _plain(facts)
        return cls(schedule, _day(facts.get("opens_on")), _day(facts.get("ends_on")))

    @cached_property
    def tz(self) -> ZoneInfo:
        """The time zone of the notice."""
        return ZoneInfo(self.schedule.zone)

    def is_open(self, at: datetime) -> bool:
        """Whether the hotline answers at this instant."""
        here = at.astimezone(self.tz)
        return self._until(here.date(), here.hour * 60 + here.minute) is not None

    def closes_at(self, at: datetime) -> datetime | None:
        """The end of the open time around `at`; None while closed, and if it never closes."""
        here = at.astimezone(self.tz)
        day, end = here.date(), here.hour * 60 + here.minute
        if self._until(day, end) is None:
            return None
        for _span in range(MOST_SPANS * (self._reach(day) + 1)):
            following = self._until(day, end)
            if following is None:
                return self._at(day, end)
            day, end = day + timedelta(following // DAY), following % DAY
            if end == 0:
                day = next((other for other in self._days(day) if self.schedule.on(other).spans != AROUND), NEVER)
            if day == NEVER:
                return self._at(self.ends_on + timedelta(1), 0) if self.ends_on else None
        return None

    def next_opening(self, at: datetime) -> datetime | None:
        """The first opening after `at`; None if the hotline has ended or never closes."""
        closes = self.closes_at(at)
        if closes is None and self.is_open(at):
            return None
        return next((opens for opens, _closes in self._spans(closes or at)), None)

    def due(self, since: datetime, within: timedelta) -> datetime:
        """When `within` of open time has passed since `since`. After the last closing all time counts."""
        start, left = since, within
        for opens, closes in self._spans(since):
            start = max(opens, start)
            if closes - start >= left:
                return start + left
            left -= closes - start
            start = closes
        return start + left

    def open_between(self, start: datetime, end: datetime) -> timedelta:
        """The open time between two instants."""
        total = timedelta()
        for opens, closes in self._spans(start):
            total += max(min(closes, end) - max(opens, start), timedelta())
            if closes >= end:
                break
            start = max(closes, start)
        return total

    def day_after(self, since: datetime, days: int) -> date | None:
        """The last of `days` open days after the day of `since`; None if the hotline ends before."""
        here = since.astimezone(self.tz).date()
        later = (day for day in self._days(here + timedelta(1)) if self.spans_on(day))
        return next(islice(later, days - 1, None), None)

    def spans_on(self, day: date) -> tuple[Minutes, ...]:
        """The open spans that begin on this day."""
        is_within = (self.opens_on is None or day >= self.opens_on) and (self.ends_on is None or day <= self.ends_on)
        return self.schedule.on(day).spans if is_within else ()

    def _until(self, day: date, minute: int) -> int | None:
        """The end (minute of that day) of the open span around this minute; None while closed."""
        ends = [closes for opens, closes in self.spans_on(day) if opens <= minute < closes]
        if self.schedule.has_nights:
            nights = self.spans_on(day - timedelta(1))
            ends += [closes - DAY for opens, closes in nights if opens <= minute + DAY < closes]
        return max(ends, default=None)

    def _spans(self, since: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Open spans that end after `since`, in order; one over midnight may overlap the next."""
        here = since.astimezone(self.tz)
        for day in self._days(here.date() - timedelta(self.schedule.has_nights)):
            for span in self._instants(day):
                if span[1] > here:
                    yield span

    def _instants(self, day: date) -> list[tuple[datetime, datetime]]:
        found = self.schedule.instants.get(day)
        if found is None:
            spans = self.schedule.on(day).spans
            found = self.schedule.instants[day] = [(self._at(day, begin), self._at(day, end)) for begin, end in spans]
        return found

    def _days(self, first: date) -> Iterator[date]:
        """The days from this one on that are searched."""
        first = max(first, self.opens_on) if self.opens_on else first
        return (first + timedelta(ahead) for ahead in range(self._reach(first)))

    def _reach(self, first: date) -> int:
        """The number of days that are searched from this one on."""
        return HORIZON if self.ends_on is None else max((self.ends_on - first).days + 1, 0)

    def _at(self, day: date, minute: int) -> datetime:
        days, minute = divmod(minute, DAY)
        return datetime.combine(day + timedelta(days), time(minute // 60, minute % 60), tzinfo=self.tz)


def _schedule(value: dict[str, Any]) -> Schedule:
    """One Schedule per value, since it caches its days. marshal is the fastest way to make a key."""
    key = marshal.dumps(value, 2)
    found = SCHEDULES.get(key)
    if found is None:
        if len(SCHEDULES) >= MOST_SCHEDULES:
            SCHEDULES.clear()
        found = SCHEDULES[key] = Schedule.from_json(value)
    return found


def _plain(facts: dict[str, Any]) -> Schedule:
    """The schedule of a version that was read before the fact `schedule` existed: one span and closed days."""
    spans = [fact["value"] for fact in facts.get("hours") or []]
    closed = [fact["value"] for fact in facts.get("closed_days") or []]
    # "holiday" and "year-end" do not say which days: such versions had no calendar, so these days count as open.
    days = frozenset(day for day in closed if isinstance(day, int))
    dated = frozenset(str(day) for day in closed if ISO_DAY.match(str(day)))
    return _one_span(*(spans[0] if spans else ("09:00", "18:00")), days, dated)


@lru_cache(maxsize=32)
def _one_span(opens: str, closes: str, weekdays: frozenset[int], days: frozenset[str]) -> Schedule:
    begin, end = minutes(opens), minutes(closes)
    span = Span(begin, end, WHOLE_WEEK - weekdays) if begin < end else Span(9 * 60, 18 * 60, WHOLE_WEEK - weekdays)
    return Schedule((span,), tuple(Special(day, day) for day in sorted(days)))


def _day(fact: dict[str, Any] | None) -> date | None:
    return date.fromisoformat(fact["value"]) if fact and fact.get("value") else None
