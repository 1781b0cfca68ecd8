"""Dates: every writing of a day in one form: 平成28年4月27日, 2016-04-27 and 4/27 stand as 2016年04月27日."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from .spelling import narrow

ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
"""The year before the first of each era."""
LETTERS = dict(zip("mtshr", ERAS.values(), strict=True))
"""The same by the letters before the years: H28.4.27."""
BEGINNING = re.compile(
    r"(?:(明治|大正|昭和|平成|令和|(?<![a-z0-9])[mtshr]\.?)[ ]?(元|[0-9]{1,2})|(?<![0-9])([12][0-9]{3}))"
    r"(?=[ ]?年|[-/.][0-9])"
)
REST = re.compile(
    r"([-/.])(1[0-2]|0?[1-9])\1(3[01]|[12][0-9]|0?[1-9])(?![0-9])"
    r"|[ ]?年(?:[ ]?(1[0-2]|0?[1-9])[ ]?月(?:[ ]?(3[01]|[12][0-9]|0?[1-9])[ ]?日)?)?"
)
YEARLESS = re.compile(
    r"(?<![0-9/.-])(1[0-2]|0?[1-9])"
    r"(?:[ ]?月(?:[ ]?(3[01]|[12][0-9]|0?[1-9])[ ]?日)?|/(3[01]|[12][0-9]|0?[1-9])(?![0-9/]))"
)
FORM = re.compile("([0-9]{4})?年([0-9]{2})月([0-9]{2})日")
"""The form of a whole day."""
Place = tuple[int, int, str]
"""Where it stands, and its form."""


def dates(text: str, said_on: date | None = None) -> Iterator[Place]:
    """The days, months and years in a text in one width. One without a year is of the year nearest to `said_on`."""
    taken = 0
    found = [*_with_year(text), *_without_year(text, said_on)]
    for start, stop, form in sorted(found):
        if start >= taken:
            yield start, stop, form
            taken = stop


def day_named(typed: str, today: date) -> date | None:
    """The day that somebody names, and nothing else; without a year the last one until today."""
    written = narrow(typed).strip()
    for start, stop, form in dates(written):
        whole = FORM.fullmatch(form) if (start, stop) == (0, len(written)) else None
        if whole:
            year, month, day = int(whole[1] or today.year), int(whole[2]), int(whole[3])
            named = _day(year, month, day)
            return _day(year - 1, month, day) if named and named > today and not whole[1] else named
    return None


def _with_year(text: str) -> Iterator[Place]:
    for begins in BEGINNING.finditer(text):
        era, since, year = begins.groups()
        if rest := REST.match(text, begins.end()):
            before = ERAS.get(era) or LETTERS.get(era[0], 0) if era else 0
            number = int(year) if year else before + (1 if since == "元" else int(since))
            yield begins.start(), rest.end(), _form(str(number), rest[2] or rest[4], rest[3] or rest[5])


def _without_year(text: str, said_on: date | None) -> Iterator[Place]:
    for found in YEARLESS.finditer(text):
        month, day = found[1], found[2] or found[3]
        year = _nearest(said_on, int(month), int(day or 1)) if said_on else ""
        yield found.start(), found.end(), _form(year, month, day)


def _form(year: str, month: str | None, day: str | None) -> str:
    return f"{year}年" + (f"{int(month):02}月" if month else "") + (f"{int(day):02}日" if day else "")


def _nearest(said_on: date, month: int, day: int) -> str:
    """The year in which that day lies nearest; empty where no year has it."""
    years = (said_on.year - 1, said_on.year, said_on.year + 1)
    days = filter(None, (_day(year, month, day) for year in years))
    nearest = min(days, key=lambda one: abs(one - said_on), default=None)
    return str(nearest.year) if nearest else ""


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
