"""Parts 部分: what one clause says about the hours, without the other clauses."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from inquiries.notice.schedule.words.days import Days
from inquiries.notice.text.clauses import Clause
from inquiries.schedule import Minutes


class Place(NamedTuple):
    """A stretch of the folded text of a clause, `clause.said.text`."""

    clause: Clause
    start: int
    end: int

    @property
    def quote(self) -> str:
        """The characters as the notice prints them."""
        first, last = self.clause.folded.exact(self.start, self.end)
        return self.clause.text[first:last]


class Period(NamedTuple):
    """From a day until another, both included; None: without limit."""

    first: date | None = None
    last: date | None = None


ALWAYS = Period()


@dataclass(slots=True)
class Rule:
    """Spans on weekdays. `days` is empty if the clause names none."""

    place: Place
    spans: list[Minutes]
    days: list[Days] = field(default_factory=list)
    more: list[Days] = field(default_factory=list)
    """Days that are also worked ("土日も")."""
    is_of_more: bool = False
    """The spans are those of the days that are also worked, not of all."""
    pauses: list[Minutes] = field(default_factory=list)
    period: Period = ALWAYS
    phone: str = ""
    doubts: list[str] = field(default_factory=list)
    is_told_of_holidays: bool = False
    """The notice says that public holidays are like any other day."""
    is_inherited: bool = False
    """The clause names only days or a period: the hours come from the other rules."""
    is_as_well: bool = False
    """These days are also worked in the period, and so not at other times."""
    until: int | None = None
    """On these days the other rules' hours end at this minute of the day."""


@dataclass(slots=True)
class Closing:
    """Weekdays, calendar days and named holidays on which the hotline is closed."""

    place: Place
    days: list[Days] = field(default_factory=list)
    dates: list[tuple[date, date, bool]] = field(default_factory=list)
    """First and last day, and whether they come every year."""
    names: list[Place] = field(default_factory=list)
    turns: list[Place] = field(default_factory=list)
    """Where 年末年始 is named, whose days are known by custom."""
    period: Period = ALWAYS
    phone: str = ""
    """The number whose days these are, if the clause gives one."""


@dataclass(slots=True)
class OwnHours:
    """Calendar days with hours of their own. `opens`, `closes`: minutes; None: as on other days."""

    place: Place
    dates: list[tuple[date, date]]
    spans: list[Minutes] = field(default_factory=list)
    opens: int | None = None
    closes: int | None = None


@dataclass(slots=True)
class Parts:
    """All parts in the order of the notice; `leftovers` are the places that were not understood."""

    rules: list[Rule] = field(default_factory=list)
    closings: list[Closing] = field(default_factory=list)
    own: list[OwnHours] = field(default_factory=list)
    zones: list[tuple[Place, str]] = field(default_factory=list)
    leftovers: list[Place] = field(default_factory=list)
    others: list[Place] = field(default_factory=list)
    """Hours that may be another desk's, left out because the hotline has its own."""
    are_holidays_told: bool = False
    """The notice names one by one the public holidays that count."""
