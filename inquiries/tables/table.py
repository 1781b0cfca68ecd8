"""Table: a file of any supported kind as names of columns and records, read as a stream as often as wanted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import BinaryIO, NamedTuple

from . import comma, workbook
from .days import written_day
from .unreadable import NO_HEADER, NO_ROWS, BadValue, NoList

Cell = str | int | float | bool | date | datetime | time | None
Line = tuple[int, Sequence[Cell]]
"""A line of the file with its number, from 1."""
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
Recognised = Callable[[Sequence[str]], int]
"""How many of these cells are names of columns."""
MAIL_VALUE = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
TITLES = 10
"""Lines above the names of the columns: titles, dates of export."""
SAMPLES = 10


class Record(NamedTuple):
    """One person of the file: its place among the records, the line it stands on, and its cells."""

    number: int
    line: int
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Table:
    """What was found in a file. `lines` begins anew each time; `done` tells how far it is, from 0 to 1."""

    columns: list[str]
    header: int
    lines: Callable[[], Iterator[Line]]
    done: Callable[[], float]
    sheet: str = ""
    sheets: list[str] = field(default_factory=list)
    hidden: int = 0

    def records(self) -> Iterator[Record]:
        """Every record below the header. Lines without a value are none, and are not counted."""
        number = 0
        for line, cells in self.lines():
            if line > self.header and any(cell not in {None, ""} for cell in cells):
                number += 1
                yield Record(number, line, cells)

    def samples(self) -> list[list[str]]:
        """The first ten records as texts."""
        found: list[list[str]] = []
        for record in self.records():
            found.append([text(cell) for cell in record.cells])
            if len(found) == SAMPLES:
                break
        return found


def open_table(file: BinaryIO, *, recognised: Recognised, sheet: str = "") -> Table:
    """The table in a file, which stays open; `recognised` tells the row with the names of the columns. NoList."""
    file.seek(0)
    head = file.read(4)
    file.seek(0)
    if head in {ZIP, OLE}:
        book = workbook.open_book(file, sheet=sheet)
        return _table(book.lines, book.done, recognised, sheet=book.sheet, sheets=book.sheets, hidden=book.hidden)
    written = comma.open_text(file)
    return _table(written.lines, written.done, recognised)


def text(cell: Cell) -> str:
    """A cell as somebody would type it."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "seconds")
    return str(cell).strip()


def _table(
    lines: Callable[[], Iterator[Line]],
    done: Callable[[], float],
    recognised: Recognised,
    *,
    sheet: str = "",
    sheets: Sequence[str] = (),
    hidden: int = 0,
) -> Table:
    header, names = _header(lines, recognised)
    if any(_is_value(name) for name in names):
        raise NoList(NO_HEADER)
    table = Table(_labels(names), header, lines, done, sheet, list(sheets), hidden)
    if next(table.records(), None) is None:
        raise NoList(NO_ROWS)
    return table


def _header(lines: Callable[[], Iterator[Line]], recognised: Recognised) -> tuple[int, list[str]]:
    """Among the first lines that which names most columns; the first where none names any."""
    first: list[tuple[int, list[str]]] = []
    for line, cells in lines():
        names = [text(cell) for cell in cells]
        if any(names):
            first.append((line, names))
        if len(first) == TITLES:
            break
    if not first:
        raise NoList(NO_ROWS)
    return max(first, key=lambda one: (recognised(one[1]), -one[0]))


def _labels(names: list[str]) -> list[str]:
    """The names without empty ones at the end; each once."""
    while names and not names[-1]:
        names.pop()
    labels: list[str] = []
    for place, name in enumerate(names, 1):
        label = " ".join(name.split())[:80] or f"({place})"
        labels.append(label if label not in labels else f"{label} ({place})")
    return labels


def _is_value(name: str) -> bool:
    """A mail address, a day or a long number: no name of a column."""
    if MAIL_VALUE.fullmatch(name) or sum(letter.isdigit() for letter in name) >= 8:
        return True
    try:
        return bool(any(letter.isdigit() for letter in name) and written_day(name))
    except BadValue:
        return False
