"""Calendar days 暦日: 11月21日, from one day to another, 12/29, in February."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from inquiries.notice.facts.dates import Dates
from inquiries.notice.text.clauses import Clause

from .lexicon import ANOTHER_DAY, BARE_DATE, BARE_RANGE, MONTH, OF_A_DATE, SINCE, SINCE_BEFORE, UNTIL, UNTIL_BEFORE
from .word import Kind, Word
from .years import ahead, next_of, same_month, settled, year_later

LEANING = ("同日", "翌日", "翌々日", "昨日")


def days_of_calendar(clause: Clause, text: str, dates: Dates, published: date) -> Iterator[Word]:
    for stretch in dates.ranges:
        if stretch.clause.order == clause.order:
            until = UNTIL.match(text, stretch.end)
            yield Word(Kind.RANGE, stretch.start, until.end() if until else stretch.end, settled(stretch, published))
    for mention in dates.single:
        if mention.clause.order == clause.order and not text.startswith(LEANING, mention.start):
            on = ahead(mention.on, published) if not mention.year_is_written else mention.on
            yield _with_particle(text, mention.start, mention.end, on)
            yield from _more_days(text, mention.end, on)


def _more_days(text: str, end: int, on: date) -> Iterator[Word]:
    """The further days of "11月21日、22日"."""
    while (match := ANOTHER_DAY.match(text, end)) and (day := same_month(on, int(match["day"]))):
        yield _with_particle(text, match.start("day"), match.end(), day)
        end = match.end()


def bare_days(text: str, published: date) -> Iterator[Word]:
    """12/29 and "2月中", which are read as days only in passages about hours."""
    for match in MONTH.finditer(text):
        if month := _month(match, published):
            yield month
    for match in BARE_RANGE.finditer(text):
        first, last = _next(match, "first_", published), _next(match, "last_", published)
        if first and last:
            until = UNTIL.match(text, match.end())
            ordered = first, last if last >= first else year_later(last), False
            yield Word(Kind.RANGE, match.start(), until.end() if until else match.end(), ordered)
    for match in BARE_DATE.finditer(text):
        if on := _next(match, "", published):
            yield _with_particle(text, *match.span(), on)


def _month(match: re.Match[str], published: date) -> Word | None:
    first = next_of(int(match["month"]), 1, published)
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


def _next(match: re.Match[str], name: str, published: date) -> date | None:
    return next_of(int(match[f"{name}month"]), int(match[f"{name}day"]), published)
