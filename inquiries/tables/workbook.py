"""Excel workbooks (.xlsx): one sheet that can be seen, its values row by row. Nothing is unpacked to a disk."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO
from zipfile import BadZipFile, ZipFile

from .unreadable import (
    DAMAGED,
    EMPTY_ROWS,
    FORMULAS,
    MACROS,
    NO_ROWS,
    NO_SUCH_SHEET,
    OLD_OR_LOCKED,
    TOO_LARGE,
    WHICH_SHEET,
    NoList,
)

MOST_UNPACKED = 1_000_000_000
"""Bytes of all parts. zipfile unpacks no more of a part than it declares."""
MOST_WORDS = 200_000_000
"""Bytes of the shared strings, which are held in memory."""
MOST_EMPTY = 20_000
"""Empty rows in a row; whoever formats a whole column makes a million."""
WORDS, MACRO = "xl/sharedStrings.xml", "xl/vbaProject.bin"
FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)
AT_ONCE = 1 << 20


@dataclass
class Book:
    """The chosen sheet; the names of all that can be seen; how many cannot."""

    chosen: Any
    sheets: list[str]
    hidden: int
    expected: int
    read: int = 0

    @property
    def sheet(self) -> str:
        """The name of the chosen sheet."""
        return str(self.chosen.title)

    def lines(self) -> Iterator[tuple[int, Sequence[Any]]]:
        """Its rows with a value. NoList."""
        self.chosen.reset_dimensions()  # the declared size may be wrong
        try:
            for line, cells in _without_gaps(enumerate(self.chosen.iter_rows(values_only=True), 1)):
                self.read = line
                yield line, cells
        except NoList:
            raise
        except Exception as error:
            raise NoList(DAMAGED) from error

    def done(self) -> float:
        """How far it is read, as far as the sheet tells its size; from 0 to 1."""
        return min(1.0, self.read / self.expected) if self.expected > 1 else 0.0


def open_book(file: BinaryIO, *, sheet: str = "") -> Book:
    """The sheet of this name, or the only one with something in it. NoList."""
    from openpyxl import load_workbook  # noqa: PLC0415 - numpy comes with it, 20 MB in every process

    raw = BytesIO(file.read())
    _see_the_parts(raw)
    try:
        book: Any = load_workbook(raw, read_only=True, data_only=True, keep_links=False)
        seen = {one.title: one for one in book.worksheets if one.sheet_state == "visible"}
        chosen = _chosen(seen, sheet)
        _see_the_sheet(raw, chosen)
    except NoList:
        raise
    except Exception as error:  # openpyxl raises many kinds for damaged files
        raise NoList(DAMAGED) from error
    return Book(chosen, list(seen), len(book.sheetnames) - len(seen), chosen.max_row or 0)


def _without_gaps(rows: Iterator[tuple[int, Sequence[Any]]]) -> Iterator[tuple[int, Sequence[Any]]]:
    """The rows with a value. NoList where too many without one stand between them, or follow."""
    last = 0
    for line, cells in rows:
        if any(cell is not None and cell != "" for cell in cells):
            last = line
            yield line, cells
        elif line - last > MOST_EMPTY:
            raise NoList(EMPTY_ROWS, row=last)


def _see_the_parts(raw: BytesIO) -> None:
    try:
        with ZipFile(raw) as package:
            sizes = {part.filename: part.file_size for part in package.infolist()}
            if any(part.flag_bits & 0x1 for part in package.infolist()):
                raise NoList(OLD_OR_LOCKED)
    except BadZipFile:
        raise NoList(OLD_OR_LOCKED if raw.getvalue().startswith(b"\xd0\xcf") else DAMAGED) from None
    if MACRO in sizes:
        raise NoList(MACROS)
    if sum(sizes.values()) > MOST_UNPACKED or sizes.get(WORDS, 0) > MOST_WORDS:
        raise NoList(TOO_LARGE)
    if "xl/workbook.xml" not in sizes:
        raise NoList(DAMAGED)


def _see_the_sheet(raw: BytesIO, sheet: Any) -> None:
    """No formula, and no declaration of entities."""
    with ZipFile(raw) as package:
        for name in (sheet._worksheet_path, WORDS):  # noqa: SLF001 - openpyxl tells it nowhere else
            if name.lstrip("/") in package.namelist():
                _see_the_part(package, name.lstrip("/"), has_rows=name != WORDS)


def _see_the_part(package: ZipFile, name: str, *, has_rows: bool) -> None:
    kept = b""
    with package.open(name) as part:
        while piece := part.read(AT_ONCE):
            text = kept + piece
            if has_rows and FORMULA.search(text):
                raise NoList(FORMULAS)
            if DOCTYPE.search(text):
                raise NoList(DAMAGED)
            kept = text[-20:]


def _chosen(seen: dict[str, Any], name: str) -> Any:
    """The sheet of this name; without a name, that which alone holds something."""
    if name:
        if name not in seen:
            raise NoList(NO_SUCH_SHEET)
        return seen[name]
    filled = {title: sheet for title, sheet in seen.items() if _holds_something(sheet)}
    if not filled:
        raise NoList(NO_ROWS)
    if len(filled) > 1:
        raise NoList(WHICH_SHEET, sheets=", ".join(filled))
    return next(iter(filled.values()))


def _holds_something(sheet: Any) -> bool:
    """Whether one of the first rows has a value. A chart is no sheet of rows."""
    rows = enumerate(sheet.iter_rows(values_only=True, max_row=50), 1) if hasattr(sheet, "iter_rows") else ()
    return any(cell is not None for _line, cells in rows for cell in cells)
