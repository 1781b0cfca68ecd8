"""Spreadsheets: every sheet, hidden or not, row by row; then comments, shapes and margins."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree
from openpyxl import load_workbook

from .packed import lines, local, said
from .pieces import Pages, Piece

BESIDE = re.compile(r"xl/(?:comments|threadedComments|drawings|charts|diagrams)[^/]*(?:/[^/]+)?\.xml")
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
EMPTY_CELLS = re.compile(r"\t{9,}")
LONG_NUMBER = re.compile(r"(?:\d\D{0,3}){12}")
# Excel keeps 15 digits and writes 0 for the 16th: these are card numbers that lost their check digit.
LOST_DIGIT = re.compile(r"(?=4|5[1-5]|2[2-7]|35|6[0245]|81)\d{15}0")


def read(raw: bytes, package: ZipFile) -> Iterator[Piece]:
    """The values as Excel last calculated them."""
    book = load_workbook(BytesIO(raw), read_only=True, data_only=True, keep_links=False)
    yield Pages(len(book.sheetnames))
    yield from book.sheetnames if len(book.worksheets) != len(book.sheetnames) else ()
    for sheet in book.worksheets:
        yield f"■ {sheet.title}"
        sheet.reset_dimensions()  # the declared size may be wrong
        for row in sheet.iter_rows(values_only=True):
            if line := _line(row):
                yield line
    for name in package.namelist():
        if BESIDE.fullmatch(name):
            yield from lines(package.open(name))
        elif SHEET.fullmatch(name):
            yield from _beside_values(package, name)


def _line(row: Sequence[Any]) -> str:
    return EMPTY_CELLS.sub("\t" * 8, "\t".join(map(_cell, row)).rstrip("\t"))


def _cell(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return _as_typed(str(value))
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        value = value.date()
    if isinstance(value, datetime | date):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    return "" if value is None else " ".join(str(value).split("\n"))


def _as_typed(digits: str) -> str:
    """The number with its check digit (ISO/IEC 7812-1) restored."""
    if not LOST_DIGIT.fullmatch(digits):
        return digits
    doubled = (2 * int(digit) for digit in digits[:15:2])
    total = sum(number - 9 * (number > 9) for number in doubled) + sum(map(int, digits[1:15:2]))
    return digits[:15] + str(-total % 10)


def _beside_values(package: ZipFile, name: str) -> Iterator[str]:
    """Formulas with a long number, and the printed head and foot."""
    with package.open(name) as part:
        tags = ("{*}row", "{*}headerFooter")
        for _event, element in etree.iterparse(part, tag=tags, resolve_entities=False, no_network=True, load_dtd=False):
            if local(element) == "headerFooter":
                yield from filter(None, (re.sub("&[LCR]", "\n", said(one)).strip() for one in element))
            else:
                formulas = ("".join(one.itertext()) for one in element.iter("{*}f"))
                yield from (formula for formula in formulas if LONG_NUMBER.search(formula))
            element.clear()
