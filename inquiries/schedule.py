"""Schedule 受付予定: the spans of the week in which the hotline answers, and the days with other hours. Pure."""

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
"""Minutes. A span may end on the next day: 29:00 is five in the morning."""
LUNCH = 60
"""Minutes; a longer break splits the day into two spans."""
WHOLE_WEEK = frozenset(range(7))
YEARLY = re.compile(r"\d\d-\d\d\Z")


@dataclass(frozen=True, slots=True)
class Span:
    """From one minute of the day to another. `holidays`: open (True), closed (False), like any day (None)."""

    opens: int
    closes: int
    weekdays: frozenset[int] = WHOLE_WEEK
    holidays: bool | None = None
    first: date | None = None
    last: date | None = None
    phone: str = ""
    doubt: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether the day lies in the period of the span, on any weekday."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def is_to_come(self, day: date) -> bool:
        """Whether the period of the span begins after the day."""
        return self.first is not None and day < self.first

    def counts_on(self, day: date, *, is_holiday: bool) -> bool:
        """Whether the hotline answers in this span on the day."""
        if not self.holds_on(day):
            return False
        if is_holiday and self.holidays is not None:
            return self.holidays
        return day.weekday() in self.weekdays


@dataclass(frozen=True, slots=True)
class Special:
    """Days with other spans, or with none (closed). `MM-DD` comes every year; an empty `first`: days unknown."""

    first: str
    last: str
    spans: tuple[Minutes, ...] = ()
    doubt: str = ""
    quote: str = ""

    def covers(self, day: date) -> bool:
        """Whether the day is one of these."""
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
        """The number of days, roughly; if two cover a day, the narrower one counts."""
        year = "2000-" if YEARLY.match(self.first) else ""
        days = (date.fromisoformat(year + self.last) - date.fromisoformat(year + self.first)).days
        return days % 366


@dataclass(frozen=True, slots=True)
class Day:
    """One day: its spans in order, with gaps between them, and the doubts about them."""

    spans: tuple[Minutes, ...]
    doubts: tuple[str, ...] = ()
    is_holiday: bool = False
    is_silent: bool = False
    """The day is a public holiday, and the notice does not say whether the hotline is open on holidays."""


class Group(NamedTuple):
    """Days of the week with the same hours."""

    weekdays: frozenset[int]
    holidays: bool | None
    spans: tuple[Minutes, ...]


@dataclass(frozen=True)
class Schedule:
    """All hours of a notice, without the first and last day of the hotline."""

    spans: tuple[Span, ...] = (Span(9 * 60, 18 * 60),)
    special: tuple[Special, ...] = ()
    zone: str = JAPAN
    days: dict[date, Day] = field(default_factory=dict, compare=False, repr=False)
    instants: dict[date, list[tuple[datetime, datetime]]] = field(default_factory=dict, compare=False, repr=False)
    """`days` and `instants` are caches: due times ask for the same days again and again."""

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Schedule:
        """From the value of the fact `schedule` (docs/notice.md)."""
        return cls(
            tuple(_span(said) for said in value["spans"]),
            tuple(_special(said) for said in value["special"]),
            value["zone"],
        )

    @cached_property
    def has_nights(self) -> bool:
        """Whether a span runs over midnight."""
        return any(span.closes > DAY for span in self.spans) or any(
            closes > DAY for special in self.special for _opens, closes in special.spans
        )

    def on(self, day: date) -> Day:
        """The spans of this day."""
        found = self.days.get(day)
        if found is None:
            found = self.days[day] = self._on(day)
        return found

    def week(self, day: date) -> list[Group]:
        """The usual hours around this day: each set of weekdays with its spans, short breaks included."""
        usual = [span for span in self.spans if span.holds_on(day)]
        spans = usual or [span for span in self.spans if span.is_to_come(day)] or self.spans
        found: dict[tuple[frozenset[int], bool | None], list[Minutes]] = {}
        for span in spans:
            found.setdefault((span.weekdays, span.holidays), []).append((span.opens, span.closes))
        return [Group(*days, whole(_joined(of_days))) for days, of_days in found.items()]

    def phones_on(self, day: date) -> list[str]:
        """The numbers in use on this day, in the order of the notice."""
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
    """Minutes of a clock time: "24:00" is 1440."""
    hour, _, minute = clock.partition(":")
    return int(hour) * 60 + int(minute)


def clock(at: int) -> str:
    """The clock time of minutes: 1440 is "24:00"."""
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
    """Joins spans over a lunch break, as people say hours: from morning to evening."""
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
