"""Parts 部分: what one clause says of the hours, before it is known what the others say."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from inquiries.notice.schedule.words.days import Days
from inquiries.notice.text.clauses import Clause
from inquiries.schedule import Minutes


class Place(NamedTuple):
    """A stretch of `clause.said.text`."""

    clause: Clause
    start: int
    end: int

    @property
    def quote(self) -> str:
        """The exact characters."""
        first, last = self.clause.folded.exact(self.start, self.end)
        return self.clause.text[first:last]


class Period(NamedTuple):
    """From a day until another; None where it is open."""

    first: date | None = None
    last: date | None = None


ALWAYS = Period()


@dataclass(slots=True)
class Rule:
    """Spans on some days of the week. `days` is empty where nothing is said of them."""

    place: Place
    spans: list[Minutes]
    days: list[Days] = field(default_factory=list)
    more: list[Days] = field(default_factory=list)
    """Days that are worked as well."""
    is_of_more: bool = False
    """The days that are worked as well have these hours of their own."""
    pauses: list[Minutes] = field(default_factory=list)
    period: Period = ALWAYS
    phone: str = ""
    doubts: list[str] = field(default_factory=list)
    is_told_of_holidays: bool = False
    """On public holidays it is as on any day, and the notice says so."""
    is_inherited: bool = False
    """It names days or a period only: the hours are those of the other rules."""
    is_as_well: bool = False
    """These days are worked as well, for a time: then they are not at other times."""
    until: int | None = None
    """On these days the hours of the other rules end at this minute."""


@dataclass(slots=True)
class Closing:
    """Days of the week that are not worked, days of the calendar, and days that have a name only."""

    place: Place
    days: list[Days] = field(default_factory=list)
    dates: list[tuple[date, date, bool]] = field(default_factory=list)
    """First and last day, and whether they come every year."""
    names: list[Place] = field(default_factory=list)
    turns: list[Place] = field(default_factory=list)
    """Where the turn of the year is named: its days are customary."""
    period: Period = ALWAYS
    phone: str = ""
    """Where the clause gives a number, whose days these are."""


@dataclass(slots=True)
class OwnHours:
    """Days of the calendar with hours of their own; None: those of the other days."""

    place: Place
    dates: list[tuple[date, date]]
    spans: list[Minutes] = field(default_factory=list)
    opens: int | None = None
    closes: int | None = None


@dataclass(slots=True)
class Parts:
    """All that was found, in the order of the notice, and what was not understood."""

    rules: list[Rule] = field(default_factory=list)
    closings: list[Closing] = field(default_factory=list)
    own: list[OwnHours] = field(default_factory=list)
    zones: list[tuple[Place, str]] = field(default_factory=list)
    leftovers: list[Place] = field(default_factory=list)
    others: list[Place] = field(default_factory=list)
    """Hours of a number that may be another desk's, left out beside those of the hotline."""
    are_holidays_told: bool = False
    """The public holidays that count are told one by one."""
