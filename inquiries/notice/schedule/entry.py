"""Entry: one rule with its days settled, and how entries that hold for a time replace others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from inquiries.schedule import Minutes

from .grammar.parts import ALWAYS, Closing, Period, Place
from .words.days import Days, union


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule with its days settled."""

    place: Place
    weekdays: frozenset[int]
    holidays: bool | None
    spans: tuple[Minutes, ...]
    period: Period
    phone: str
    doubts: tuple[str, ...] = ()
    is_told_of_holidays: bool = False

    def meets(self, other: Entry) -> bool:
        """Whether both hold on some same day for the same telephone."""
        is_same = self.phone == other.phone or not (self.phone and other.phone)
        return is_same and bool(self.weekdays & other.weekdays or (self.holidays and other.holidays))


def from_a_day(entries: list[Entry], closings: list[Closing]) -> list[Entry]:
    """Splits the entries at closings that hold only from or until a day."""
    for closing in closings:
        if closing.period is ALWAYS or not closing.days:
            continue
        gone = union(closing.days)
        entries = [part for entry in entries for part in _split(entry, closing.period, gone)]
    return entries


def _split(entry: Entry, period: Period, gone: Days) -> list[Entry]:
    within = replace(
        entry,
        weekdays=entry.weekdays - gone.weekdays,
        holidays=False if gone.holidays else entry.holidays,
        period=_common(entry.period, period),
    )
    if within == replace(entry, period=within.period):
        return [entry]
    return [*_outside(entry, period), *([within] if within.weekdays or within.holidays else [])]


def _outside(entry: Entry, period: Period) -> list[Entry]:
    """The entry before and after a period."""
    found = []
    if period.first:
        found.append(replace(entry, period=_common(entry.period, Period(None, period.first - timedelta(1)))))
    if period.last:
        found.append(replace(entry, period=_common(entry.period, Period(period.last + timedelta(1), None))))
    return [one for one in found if not (one.period.first and one.period.last and one.period.first > one.period.last)]


def _common(one: Period, other: Period) -> Period:
    firsts, lasts = [one.first, other.first], [one.last, other.last]
    return Period(max(filter(None, firsts), default=None), min(filter(None, lasts), default=None))


def in_turn(entries: list[Entry]) -> list[Entry]:
    """Entries with a period replace, in it and on their weekdays, the entries that hold always."""
    timed = [entry for entry in entries if entry.period is not ALWAYS]
    found: list[Entry] = []
    for entry in entries:
        parts = [entry]
        for other in timed:
            if other is not entry and entry.meets(other) and _gives_way(entry, other):
                parts = [part for one in parts for part in _replaced(one, other)]
        found += parts
    return found


def _gives_way(entry: Entry, other: Entry) -> bool:
    """Whether `other` replaces `entry`: the entry holds always, or is open-ended and began before the other."""
    if entry.period == ALWAYS:
        return True
    mine, theirs = entry.period, other.period
    return mine.last is None and theirs.first is not None and (mine.first is None or mine.first < theirs.first)


def _replaced(entry: Entry, other: Entry) -> list[Entry]:
    rest = replace(
        entry,
        weekdays=entry.weekdays - other.weekdays,
        holidays=False if other.holidays is not None else entry.holidays,
        period=_common(entry.period, other.period),
    )
    is_whole = other.period.first is not None and other.period.last is None
    kept = [rest] if rest.weekdays and not is_whole else []
    return [*_outside(entry, other.period), *kept]
