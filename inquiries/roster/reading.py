"""Reading: the records of a table become people. One that is not understood is refused, with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import blake2b
from typing import Any

from inquiries.models.roster.blind_key import Kind, plain
from inquiries.models.roster.cohort import Counts, Days, Windows, nobody
from inquiries.models.roster.field import IDENTIFIERS, NOBODY_FOUND, Field
from inquiries.tables.comma import BROKEN
from inquiries.tables.days import NONE, serial_day, written_day
from inquiries.tables.table import Cell, Record, Table, text
from inquiries.tables.unreadable import BadValue, NoList, Reason

Columns = Mapping[Field, int]
KINDS = {
    Field.MEMBER: (Kind.MEMBER, Reason.NO_VALUE),
    Field.MAIL: (Kind.MAIL, Reason.MAIL),
    Field.OTHER_MAIL: (Kind.MAIL, Reason.MAIL),
    Field.PHONE: (Kind.PHONE, Reason.PHONE),
    Field.OTHER_PHONE: (Kind.PHONE, Reason.PHONE),
}
GARBLED = "�"
MOST_LISTED = 20_000
"""BadValue records that are listed; of further ones only their reasons are counted."""


@dataclass(frozen=True, slots=True)
class Person:
    """One record that was understood: values in the spelling in which they are hashed, and days."""

    values: dict[Field, str]
    days: Days


@dataclass(frozen=True, slots=True)
class Bad:
    """One record that was not: no value of it is kept."""

    row: int
    line: int
    reason: str
    column: str = ""
    other: int = 0
    """The row that it repeats."""


@dataclass
class Report:
    """What was seen so far."""

    windows: Windows
    rows: int = 0
    refused: list[Bad] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)
    cohorts: Counts = field(default_factory=nobody)

    @property
    def refusals(self) -> int:
        """How many records were refused."""
        return self.reasons.total()

    @property
    def taken(self) -> int:
        """How many were understood."""
        return self.rows - self.refusals

    def refuse(self, bad: Bad) -> None:
        """One more."""
        self.reasons[bad.reason] += 1
        if len(self.refused) < MOST_LISTED:
            self.refused.append(bad)

    def count(self, person: Person) -> None:
        """One more in these cohorts."""
        for cohort in self.windows.cohorts(person.days):
            self.cohorts[cohort] += 1


class Reading:
    """Goes through a table once. Afterwards `report` tells what was seen."""

    def __init__(self, table: Table, columns: Columns, windows: Windows, today: date) -> None:
        if not IDENTIFIERS & set(columns):
            raise NoList(NOBODY_FOUND)
        self.table, self.columns, self.today, self.report = table, columns, today, Report(windows)
        self._seen: dict[int, int] = {}

    def people(self) -> Iterator[Person]:
        """Those that were understood, in the order of the file."""
        for record in self.table.records():
            self.report.rows = record.number
            try:
                person = self._person(record)
                self._see_whether_new(person, record)
            except BadValue as refused:
                self.report.refuse(Bad(record.number, record.line, refused.reason, refused.column, refused.row))
            else:
                self.report.count(person)
                yield person

    def _person(self, record: Record) -> Person:
        cells = record.cells
        if len(cells) == 1 and cells[0] == BROKEN:
            raise BadValue(Reason.QUOTES)
        if any(cell not in {None, ""} for cell in cells[len(self.table.columns) :]):
            raise BadValue(Reason.TOO_MANY)
        values: dict[Field, str] = {}
        days: dict[str, Any] = {}
        for what, place in self.columns.items():
            cell = cells[place] if place < len(cells) else None
            try:
                if what in KINDS:
                    if value := _value(what, cell):
                        values[what] = value
                else:
                    days[what.value] = self._day(cell)
            except BadValue as refused:
                raise BadValue(refused.reason, self.table.columns[place]) from None
        if not values:
            raise BadValue(Reason.NO_VALUE)
        return Person(values, Days(**days))

    def _day(self, cell: Cell) -> date | None:
        day = _day(cell)
        if day and day > self.today:
            raise BadValue(Reason.DAY_TO_COME)
        return day

    def _see_whether_new(self, person: Person, record: Record) -> None:
        """An ID is one person's. Without IDs only the same record again is refused: families share addresses."""
        member = person.values.get(Field.MEMBER)
        key = member or "\0".join(text(cell) for cell in record.cells).rstrip("\0")
        short = int.from_bytes(blake2b(key.encode("utf-8", "replace"), digest_size=8).digest())
        before = self._seen.setdefault(short, record.number)
        if before != record.number:
            raise BadValue(Reason.SAME_ID if member else Reason.SAME_ROW, row=before)


def _value(what: Field, cell: Cell) -> str:
    """The value in its one spelling; an empty text where there is none."""
    typed = text(cell)
    if typed.lower() in NONE or not typed.strip("-‐‑–—―−ー－ 　"):
        return ""
    if GARBLED in typed:
        raise BadValue(Reason.GARBLED)
    kind, reason = KINDS[what]
    if value := plain(kind, typed):
        return value
    raise BadValue(reason)


def _day(cell: Cell) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date) or cell is None:
        return cell
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return written_day(str(int(cell))) if len(str(int(cell))) == 8 or cell == 0 else serial_day(float(cell))
    if GARBLED in str(cell):
        raise BadValue(Reason.GARBLED)
    return written_day(str(cell))
