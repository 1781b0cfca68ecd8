"""Words 語: every word of a clause that speaks of time, of days, of who answers how. It knows nothing of grammar."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from typing import Any

from inquiries.notice.facts.contact import EMAIL, numbers
from inquiries.notice.facts.dates import Dates, Mention, Range
from inquiries.notice.text.clauses import Clause

from .clock import lasting, spans, times
from .days import days_in
from .lexicon import (
    ALL_DAY,
    ALSO,
    ANOTHER_DAY,
    BARE_DATE,
    BARE_RANGE,
    BREAK,
    CLOSED,
    FROM_THEN_ON,
    MONTH,
    NAMED,
    OF_A_DATE,
    SINCE,
    SINCE_BEFORE,
    UNTIL,
    UNTIL_BEFORE,
    VOICE,
    WORKED,
    WORRY,
    WRITTEN,
)

LATE = 60
"""Days: a day without a year is the next one, or at most so far behind the publication."""


class Kind(Enum):
    """What a word speaks of."""

    SPAN = "9:00-18:00"
    ALL_DAY = "24 hours"
    CLOCK = "15:00"
    DAYS = "Mon-Fri"
    NAMED = "summer holidays"
    RANGE = "from a day to another"
    UNTIL = "until a day"
    SINCE = "from a day"
    DATE = "on a day"
    CLOSED = "closed, or except"
    ALSO = "including"
    WORKED = "answers"
    BREAK = "lunch break"
    PHONE = "a number"
    VOICE = "by telephone"
    WRITTEN = "in writing"
    WORRY = "what no rule covers"


HOURS = (Kind.SPAN, Kind.ALL_DAY)


@dataclass(slots=True)
class Word:
    """Where it stands in `clause.said.text`, in which brackets, and whether some part has used it."""

    kind: Kind
    start: int
    end: int
    value: Any = None
    bracket: int = -1
    is_used: bool = field(default=False, compare=False)
    is_odd: bool = False


LEANING = ("同日", "翌日", "翌々日", "昨日")


def words_of(clause: Clause, dates: Dates, published: date) -> list[Word]:
    """In order, none over another; what is found first is the more exact."""
    text = clause.said.text
    found: list[Word] = []
    taken = bytearray(len(text))
    for word in _candidates(clause, text, dates, published):
        if word.end > word.start and not any(taken[word.start : word.end]):
            taken[word.start : word.end] = b"\1" * (word.end - word.start)
            found.append(word)
    found = _without_days_of_dates(text, sorted(found, key=lambda word: word.start))
    brackets = _brackets(text)
    for word in found:
        word.bracket = brackets[word.start]
    return found


def _without_days_of_dates(text: str, words: list[Word]) -> list[Word]:
    dated = {word.start for word in words if word.kind in (Kind.DATE, Kind.SINCE, Kind.UNTIL, Kind.RANGE)}
    told = [match.start() for start in dated if (match := OF_A_DATE.search(text, 0, start))]
    return [word for word in words if word.kind is not Kind.DAYS or word.start not in told]


def _candidates(clause: Clause, text: str, dates: Dates, published: date) -> Iterator[Word]:
    yield from _dated(clause, text, dates, published)
    yield from (Word(Kind.PHONE, start, end, value) for start, end, value, _doubt in numbers(text))
    yield from (Word(Kind.WRITTEN, *match.span()) for match in EMAIL.finditer(text))
    for start, end, span, is_odd in spans(text):
        yield Word(Kind.SPAN, start, end, span, is_odd=is_odd)
    yield from (Word(Kind.SPAN, start, end, span) for start, end, span in lasting(text))
    yield from _bare(text, published)
    for kind, pattern in ((Kind.ALL_DAY, ALL_DAY), (Kind.BREAK, BREAK), (Kind.WORRY, WORRY), (Kind.NAMED, NAMED)):
        for match in pattern.finditer(text):
            yield Word(kind, *match.span(), match.lastgroup)
    for start, end, days in days_in(text):
        yield Word(Kind.DAYS, start, end, days)
    for start, end, at, is_end in times(text):
        yield Word(Kind.CLOCK, start, end, (at, is_end))
    yield from (Word(Kind.SINCE, *match.span()) for match in FROM_THEN_ON.finditer(text))
    rest: tuple[tuple[Kind, re.Pattern[str]], ...] = (
        (Kind.CLOSED, CLOSED),
        (Kind.ALSO, ALSO),
        (Kind.WORKED, WORKED),
        (Kind.VOICE, VOICE),
        (Kind.WRITTEN, WRITTEN),
    )
    for kind, pattern in rest:
        yield from (Word(kind, *match.span(), match[0]) for match in pattern.finditer(text))


def _dated(clause: Clause, text: str, dates: Dates, published: date) -> Iterator[Word]:
    for stretch in dates.ranges:
        if stretch.clause.order == clause.order:
            until = UNTIL.match(text, stretch.end)
            yield Word(Kind.RANGE, stretch.start, until.end() if until else stretch.end, _ahead_of(stretch, published))
    for mention in dates.single:
        if mention.clause.order == clause.order and not text.startswith(LEANING, mention.start):
            on = _ahead(mention.on, published) if not mention.year_is_written else mention.on
            yield _with_particle(text, mention.start, mention.end, on)
            yield from _more_days(text, mention.end, on)


def _more_days(text: str, end: int, on: date) -> Iterator[Word]:
    """21 November, the 22nd and 23rd."""
    while (match := ANOTHER_DAY.match(text, end)) and (day := _same_month(on, int(match["day"]))):
        yield _with_particle(text, match.start("day"), match.end(), day)
        end = match.end()


def _bare(text: str, published: date) -> Iterator[Word]:
    """12/29 and "in February" are days only where hours are told."""
    for match in MONTH.finditer(text):
        if month := _month(match, published):
            yield month
    for match in BARE_RANGE.finditer(text):
        first, last = _next(match, "first_", published), _next(match, "last_", published)
        if first and last:
            until = UNTIL.match(text, match.end())
            ordered = first, last if last >= first else _year_later(last), False
            yield Word(Kind.RANGE, match.start(), until.end() if until else match.end(), ordered)
    for match in BARE_DATE.finditer(text):
        if on := _next(match, "", published):
            yield _with_particle(text, *match.span(), on)


def _month(match: re.Match[str], published: date) -> Word | None:
    first = _ahead_to(int(match["month"]), 1, published)
    if first is None:
        return None
    if match["from"]:
        return Word(Kind.SINCE, *match.span(), first)
    end = first.replace(day=monthrange(first.year, first.month)[1])
    return Word(Kind.UNTIL, *match.span(), end) if match["end"] else Word(Kind.RANGE, *match.span(), (first, end, True))


def _with_particle(text: str, start: int, end: int, on: date) -> Word:
    until, since, before = UNTIL.match(text, end), SINCE.match(text, end), OF_A_DATE.sub("", text[:start])
    if until or UNTIL_BEFORE.search(before):
        return Word(Kind.UNTIL, start, until.end() if until else end, on)
    if since or SINCE_BEFORE.search(before):
        return Word(Kind.SINCE, start, since.end() if since else end, on)
    return Word(Kind.DATE, start, end, on)


def _ahead_of(stretch: Range, published: date) -> tuple[date, date, bool]:
    """First and last day, and whether their year is written."""
    first, last = stretch.days
    is_written = stretch.first.year_is_written or stretch.last.year_is_written
    if not stretch.first.year_is_written:
        is_told = stretch.last.year_is_written
        first = (_not_after(first, stretch.last) if is_told else _ahead(first, published)) or first
    if not stretch.last.year_is_written:
        last = _same_year(last, first.year) or last
        last = last if last >= first else _year_later(last)
    return first, last, is_written


def _not_after(first: date, last: Mention) -> date | None:
    """The beginning of a range of which only the end says its year."""
    days = (_same_year(first, year) for year in (last.on.year, last.on.year - 1))
    return next((day for day in days if day and day <= last.on), None)


def _ahead(on: date, published: date) -> date:
    """The same day of the year that comes next, or has only just passed."""
    earliest = published - timedelta(LATE)
    years = (earliest.year, earliest.year + 1, earliest.year + 2)
    return next((day for year in years if (day := _same_year(on, year)) and day >= earliest), on)


def _ahead_to(month: int, day: int, published: date) -> date | None:
    try:
        return _ahead(date(2000, month, day), published)
    except ValueError:
        return None


def _next(match: re.Match[str], name: str, published: date) -> date | None:
    return _ahead_to(int(match[f"{name}month"]), int(match[f"{name}day"]), published)


def _same_year(on: date, year: int) -> date | None:
    try:
        return on.replace(year=year)
    except ValueError:
        return None


def _same_month(on: date, day: int) -> date | None:
    try:
        return on.replace(day=day)
    except ValueError:
        return None


def _year_later(on: date) -> date:
    return _same_year(on, on.year + 1) or on + timedelta(365)


def _brackets(text: str) -> list[int]:
    """For each place the number of the innermost brackets around it; -1 outside."""
    open_ones: list[int] = []
    around = []
    for at, letter in enumerate(text):
        if letter in "(「[【":
            open_ones.append(at)
        around.append(open_ones[-1] if open_ones else -1)
        if letter in ")」]】" and open_ones:
            open_ones.pop()
    return around
