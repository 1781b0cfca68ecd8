"""Finding the words of a clause that speak of time, of days or of a channel."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from inquiries.notice.facts.contact import EMAIL, numbers
from inquiries.notice.facts.dates import Dates
from inquiries.notice.text.clauses import Clause

from .calendar_days import bare_days, days_of_calendar
from .clock import lasting, spans, times
from .days import days_in
from .lexicon import ALL_DAY, ALSO, BREAK, CLOSED, FROM_THEN_ON, NAMED, OF_A_DATE, VOICE, WORKED, WORRY, WRITTEN
from .word import Kind, Word


def words_of(clause: Clause, dates: Dates, published: date) -> list[Word]:
    """The words in order, without overlaps. `_candidates` gives the more exact ones first, and these win."""
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
    yield from days_of_calendar(clause, text, dates, published)
    yield from (Word(Kind.PHONE, start, end, value) for start, end, value, _doubt in numbers(text))
    yield from (Word(Kind.WRITTEN, *match.span()) for match in EMAIL.finditer(text))
    for start, end, span, is_odd in spans(text):
        yield Word(Kind.SPAN, start, end, span, is_odd=is_odd)
    yield from (Word(Kind.SPAN, start, end, span) for start, end, span in lasting(text))
    yield from bare_days(text, published)
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


def _brackets(text: str) -> list[int]:
    """For each place where the innermost bracket around it opens; -1 outside brackets."""
    open_ones: list[int] = []
    around = []
    for at, letter in enumerate(text):
        if letter in "(「[【":
            open_ones.append(at)
        around.append(open_ones[-1] if open_ones else -1)
        if letter in ")」]】" and open_ones:
            open_ones.pop()
    return around
