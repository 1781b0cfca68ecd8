"""Schedule 受付予定: the spans of the week in which the hotline answers, the days on which they do not hold. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any, NamedTuple

from .public_holidays import JAPAN, is_public_holiday

Minutes = tuple[int, int]
DAY = 24 * 60
"""Minutes. A span may end on the next morning: 29:00 is five o'clock then."""
LUNCH = 60
"""Minutes: a longer break parts the day in two."""
WHOLE_WEEK = frozenset(range(7))
YEARLY = re.compile(r"\d\d-\d\d\Z")


@dataclass(frozen=True, slots=True)
class Span:
    """From one minute of the day to another, on some days of the week. `holidays`: open, closed, or like any day."""

    opens: int
    closes: int
    weekdays: frozenset[int] = WHOLE_WEEK
    holidays: bool | None = None
    first: date | None = None
    last: date | None = None
    phone: str = ""
    doubt: str = ""

    def holds_on(self, day: date) -> bool:
        """The day lies in its time of validity, whatever the weekday."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def is_to_come(self, day: date) -> bool:
        """It is not valid yet."""
        return self.first is not None and day < self.first

    def counts_on(self, day: date, *, is_holiday: bool) -> bool:
        """Somebody answers then."""
        if not self.holds_on(day):
            return False
        if is_holiday and self.holidays is not None:
            return self.holidays
        return day.weekday() in self.weekdays


@dataclass(frozen=True, slots=True)
class Special:
    """Days on which other spans hold, or none: a closing. `MM-DD` comes every year; without days nobody knows when."""

    first: str
    last: str
    spans: tuple[Minutes, ...] = ()
    doubt: str = ""
    quote: str = ""

    def covers(self, day: date) -> bool:
        """It speaks of this day."""
        if not self.first:
            return False
        if not YEARLY.match(self.first):
            return self.first <= day.isoformat() <= self.last
        on = f"{day:%m-%d}"
        if self.first <= self.last:
            return self.first <= on <= self.last
        return on >= self.first or on <= self.last

    @property
    def width(self) -> int:
        """In days, about; of two that speak of a day the narrower one counts."""
        year = "2000-" if YEARLY.match(self.first) else ""
        days = (date.fromisoformat(year + self.last) - date.fromisoformat(year + self.first)).days
        return days % 366


@dataclass(frozen=True, slots=True)
class Day:
    """One day: its spans in order, none touching another, and what speaks against the reading."""

    spans: tuple[Minutes, ...]
    doubts: tuple[str, ...] = ()
    is_holiday: bool = False
    is_silent: bool = False
    """It is a public holiday, and the notice does not say whether the hotline is open on those."""


class Group(NamedTuple):
    """Days of the week with the same hours."""

    weekdays: frozenset[int]
    holidays: bool | None
    spans: tuple[Minutes, ...]


@dataclass(frozen=True)
class Schedule:
    """All that a notice says of its hours, without the first and the last day of the hotline."""

    spans: tuple[Span, ...] = (Span(9 * 60, 18 * 60),)
    special: tuple[Special, ...] = ()
    zone: str = JAPAN
    days: dict[date, Day] = field(default_factory=dict, compare=False, repr=False)
    instants: dict[date, list[tuple[datetime, datetime]]] = field(default_factory=dict, compare=False, repr=False)
    """Both remember what was asked before: due times ask for the same days again and again."""

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Schedule:
        """As the fact `schedule` holds it (docs/notice.md)."""
        return cls(
            tuple(_span(said) for said in value["spans"]),
            tuple(_special(said) for said in value["special"]),
            value["zone"],
        )

    @cached_property
    def has_nights(self) -> bool:
        """Some span runs on over midnight."""
        return any(span.closes > DAY for span in self.spans) or any(
            closes > DAY for special in self.special for _opens, closes in special.spans
        )

    def on(self, day: date) -> Day:
        """What holds on this day."""
        found = self.days.get(day)
        if found is None:
            found = self.days[day] = self._on(day)
        return found

    def week(self, day: date) -> list[Group]:
        """The usual hours about this day: each set of days with what holds on them, a short break included."""
        usual = [span for span in self.spans if span.holds_on(day)]
        spans = usual or [span for span in self.spans if span.is_to_come(day)] or self.spans
        found: dict[tuple[frozenset[int], bool | None], list[Minutes]] = {}
        for span in spans:
            found.setdefault((span.weekdays, span.holidays), []).append((span.opens, span.closes))
        return [Group(*days, whole(_joined(of_days))) for days, of_days in found.items()]

    def phones_on(self, day: date) -> list[str]:
        """The numbers that are valid on this day, in the order of the notice."""
        return list(dict.fromkeys(span.phone for span in self.spans if span.phone and span.holds_on(day)))

    def _on(self, day: date) -> Day:
        is_holiday = is_public_holiday(day, self.zone)
        told = [special for special in self.special if special.covers(day)]
        if told:
            nearest = min(told, key=lambda special: special.width)
            return Day(_joined(nearest.spans), _doubts([nearest]), is_holiday)
        open_then = [span for span in self.spans if span.counts_on(day, is_holiday=is_holiday)]
        return Day(
            _joined((span.opens, span.closes) for span in open_then),
            _doubts(open_then),
            is_holiday,
            is_silent=is_holiday and any(span.holidays is None for span in open_then),
        )


def minutes(clock: str) -> int:
    """Of "24:00" 1440."""
    hour, _, minute = clock.partition(":")
    return int(hour) * 60 + int(minute)


def clock(at: int) -> str:
    """Of 1440 "24:00"."""
    return f"{at // 60:02}:{at % 60:02}"


def _joined(spans: Iterable[Minutes]) -> tuple[Minutes, ...]:
    joined: list[Minutes] = []
    for opens, closes in sorted(spans):
        if joined and opens <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], closes)
        else:
            joined.append((opens, closes))
    return tuple(joined)


def whole(spans: tuple[Minutes, ...]) -> tuple[Minutes, ...]:
    """As people say it: over a lunch break, from the morning to the evening."""
    whole: list[Minutes] = []
    for opens, closes in spans:
        if whole and opens - whole[-1][1] <= LUNCH:
            whole[-1] = whole[-1][0], closes
        else:
            whole.append((opens, closes))
    return tuple(whole)


def _doubts(parts: Iterable[Span | Special]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.doubt for part in parts if part.doubt))


def _span(said: dict[str, Any]) -> Span:
    return Span(
        opens=minutes(said["opens"]),
        closes=minutes(said["closes"]),
        weekdays=frozenset(said["days"]),
        holidays=said["holidays"],
        first=_day(said["from"]),
        last=_day(said["until"]),
        phone=said.get("phone") or "",
        doubt=said.get("doubt", ""),
    )


def _special(said: dict[str, Any]) -> Special:
    spans = tuple((minutes(opens), minutes(closes)) for opens, closes in said["spans"])
    return Special(said["from"] or "", said["until"] or "", spans, said.get("doubt", ""), said.get("quote", ""))


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None
