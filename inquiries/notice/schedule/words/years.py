"""Years 年: the year of a day that names none."""

from __future__ import annotations

from datetime import date, timedelta

from inquiries.notice.facts.dates import Mention, Range

LATE = 60
"""Days. A day without a year is the next such day, counted from 60 days before the publication."""


def settled(stretch: Range, published: date) -> tuple[date, date, bool]:
    """First and last day of a range in their years, and whether a year is written."""
    first, last = stretch.days
    is_written = stretch.first.year_is_written or stretch.last.year_is_written
    if not stretch.first.year_is_written:
        is_told = stretch.last.year_is_written
        first = (_not_after(first, stretch.last) if is_told else ahead(first, published)) or first
    if not stretch.last.year_is_written:
        last = _same_year(last, first.year) or last
        last = last if last >= first else year_later(last)
    return first, last, is_written


def _not_after(first: date, last: Mention) -> date | None:
    """The first day of a range of which only the last day has a year."""
    days = (_same_year(first, year) for year in (last.on.year, last.on.year - 1))
    return next((day for day in days if day and day <= last.on), None)


def ahead(on: date, published: date) -> date:
    """The next such day, counted from LATE days before the publication."""
    earliest = published - timedelta(LATE)
    years = (earliest.year, earliest.year + 1, earliest.year + 2)
    return next((day for year in years if (day := _same_year(on, year)) and day >= earliest), on)


def next_of(month: int, day: int, published: date) -> date | None:
    try:
        return ahead(date(2000, month, day), published)
    except ValueError:
        return None


def _same_year(on: date, year: int) -> date | None:
    try:
        return on.replace(year=year)
    except ValueError:
        return None


def same_month(on: date, day: int) -> date | None:
    try:
        return on.replace(day=day)
    except ValueError:
        return None


def year_later(on: date) -> date:
    return _same_year(on, on.year + 1) or on + timedelta(365)
