"""Dates of a notice: the days that stand alone, and the ranges from one day to another."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from inquiries.notice.text.clauses import Clause

from .days import AT, DATE, DAY, Mention, mentions
from .open_ends import open_ends

__all__ = ["DATE", "Dates", "Mention", "Range", "dates_in"]
WEEKDAY = "(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? ?)?"
LINK = re.compile(
    rf"{AT}(?:(?:から|より)、?|~|-|以降、?|、?至:?)(?:至:?)?(?=\D{{0,3}}[\d同翌本平令昭'’‘shr現])"
    rf"|{AT},? ?(?:to|until|till|through|-) ?{WEEKDAY}(?=\d|[a-z]{{3}})"
)
BETWEEN, AND = re.compile(rf"(?:between|from) ?{WEEKDAY}$"), re.compile(rf"{AT},? ?(?:and|to) ?{WEEKDAY}$")
FROM, TO = re.compile(rf"{AT}(?:から|より|以降)"), re.compile(rf"{AT}(?:の間|まで|以前)")
NOW = re.compile("現在|現時点|今")
LAST_DAY = re.compile(rf"(?P<day>{DAY})日(?!間)")


@dataclass(frozen=True, slots=True)
class Range:
    """Two dates joined by "from … to", both included."""

    first: Mention
    last: Mention
    is_told_elsewhere: bool = False
    """The last day stands in another passage."""

    @property
    def clause(self) -> Clause:
        """Where it stands."""
        return self.first.clause

    @property
    def start(self) -> int:
        """Where it begins in the folded clause."""
        return self.first.start

    @property
    def end(self) -> int:
        """Where it ends in the folded clause."""
        return self.last.end

    @property
    def days(self) -> tuple[date, date]:
        """First and last day."""
        return self.first.on, self.last.on

    @property
    def sure(self) -> bool:
        """Both ends are sure and in order."""
        return self.first.sure and self.last.sure and self.first.on <= self.last.on


@dataclass(frozen=True, slots=True)
class Dates:
    """All dates of a notice: those that stand alone, and the ranges."""

    single: list[Mention]
    ranges: list[Range]


def dates_in(clauses: Iterable[Clause], published: date) -> Dates:
    """Read all dates."""
    found = Dates([], [])
    for of_clause in mentions(clauses, published):
        _pair(of_clause, found, published)
    for first, last in list(open_ends(found.single)):
        found.single.remove(first)
        found.ranges.append(Range(first, last, is_told_elsewhere=True))
    return found


def _pair(mentions: list[Mention], found: Dates, published: date) -> None:
    """Joins the mentions of one clause to ranges; the others stand alone."""
    at = 0
    while at < len(mentions):
        first = mentions[at]
        link = LINK.match(first.clause.said.text, first.end)
        following = mentions[at + 1] if at + 1 < len(mentions) else None
        if following and _are_joined(first, following, link):
            found.ranges.append(Range(first, _last(first, following)))
            at += 1
        elif link and (last := _last_by_day(first, link.end()) or _until_now(first, link.end(), published)):
            found.ranges.append(Range(first, last))
        elif not first.is_month:
            found.single.append(first)
        at += 1


def _are_joined(first: Mention, last: Mention, link: re.Match[str] | None) -> bool:
    """Whether two mentions are a range: "A to B", or "from A, when …, to B, when …"."""
    text = first.clause.said.text
    if link and link.end() == last.start:
        return True
    if BETWEEN.search(text[: first.start]) and AND.fullmatch(text[first.end : last.start]):
        return True
    return FROM.match(text, first.end) is not None and TO.match(text, last.end) is not None


def _last(first: Mention, last: Mention) -> Mention:
    """The end of a range: without a year the next such day after the beginning; of a month the last day."""
    if last.is_month:
        return replace(last, on=last.on.replace(day=monthrange(last.on.year, last.on.month)[1]))
    if last.year_is_written:
        return last
    days = (_date(year, last.on.month, last.on.day) for year in (first.on.year, first.on.year + 1))
    return replace(last, on=next((day for day in days if day and day >= first.on), last.on), sure=first.sure)


def _last_by_day(first: Mention, at: int) -> Mention | None:
    """The end of a range that has only a day, as in "15 to 20 January"."""
    match = LAST_DAY.match(first.clause.said.text, at)
    on = match and _date(first.on.year, first.on.month, int(match["day"]))
    return replace(first, start=match.start(), end=match.end(), on=on) if match and on else None


def _until_now(first: Mention, at: int, published: date) -> Mention | None:
    """The end of a range that goes on ("現在"): the day of publication, which is unsure."""
    match = NOW.match(first.clause.said.text, at)
    return replace(first, start=match.start(), end=match.end(), on=published, sure=False) if match else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
