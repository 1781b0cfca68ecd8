"""Values separated by commas, semicolons, tabs or bars: in UTF-8, with or without BOM, UTF-16, CP932 or EUC-JP."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from .unreadable import NO_ROWS, QUOTE_OPEN, NoList

LONGEST = 100_000
"""Characters of one value; a longer one is a quotation mark that is not closed."""
AT_ONCE, SAMPLE = 1 << 20, 1 << 16
SEPARATORS = ",\t;|"
SAID = re.compile(r'"?sep=(.)"?\s*')
HALF_WIDTH = re.compile("[｡-ﾟ]")
AS_TEXT = re.compile(r'="?([^"]*)"?')
"""Excel's way of keeping the zeros before a number: ="00123"."""


@dataclass(frozen=True)
class Written:
    """The lines of a file, and how far they are read."""

    lines: Callable[[], Iterator[tuple[int, Sequence[str]]]]
    done: Callable[[], float]


def open_text(file: BinaryIO) -> Written:
    """How it is written is found out; nothing is read into memory. NoList."""
    charset, size = charset_of(file), file.seek(0, io.SEEK_END)
    separator, skipped = _separator(file, charset)

    def lines() -> Iterator[tuple[int, Sequence[str]]]:
        file.seek(0)
        wrapped = io.TextIOWrapper(file, encoding=charset, errors="replace", newline="")
        try:
            yield from _lines(wrapped, separator, skipped)
        finally:
            wrapped.detach()

    return Written(lines, lambda: min(1.0, file.tell() / size) if size else 1.0)


def charset_of(file: BinaryIO) -> str:
    """UTF-8 where all of it is; else that in which the first megabytes make most sense."""
    file.seek(0)
    head = file.read(4)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    file.seek(0)
    if _is_utf8(file):
        return "utf-8"
    file.seek(0)
    sample = file.read(2 * AT_ONCE)
    return min(("cp932", "euc_jp", "utf-8"), key=lambda charset: _nonsense(sample, charset))


def _is_utf8(file: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    try:
        while piece := file.read(AT_ONCE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _nonsense(sample: bytes, charset: str) -> int:
    text = sample.decode(charset, "replace")
    return 10 * text.count("�") + len(HALF_WIDTH.findall(text))


def _separator(file: BinaryIO, charset: str) -> tuple[str, int]:
    """The one that cuts each of the first lines into most values, and the lines to skip (Excel's `sep=;`)."""
    file.seek(0)
    text = codecs.getincrementaldecoder(charset)("replace").decode(file.read(SAMPLE))
    first = text.split("\n", 1)[0]
    if said := SAID.fullmatch(first.lstrip("\ufeff")):
        return said[1], 1
    if not text.strip():
        raise NoList(NO_ROWS)

    def cells(separator: str) -> tuple[int, int]:
        rows = [row for row in csv.reader(io.StringIO(text), delimiter=separator) if any(row)][:20]
        counts = [len(row) for row in rows[:-1] or rows]
        return sorted(counts)[len(counts) // 2] if counts else 0, -SEPARATORS.index(separator)

    csv.field_size_limit(2 * SAMPLE)
    return max(SEPARATORS, key=cells), 0


def _lines(wrapped: io.TextIOWrapper, separator: str, skipped: int) -> Iterator[tuple[int, Sequence[str]]]:
    csv.field_size_limit(LONGEST)
    reader = csv.reader(wrapped, delimiter=separator, strict=True)
    while True:
        began = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "limit" in str(error) or "end of data" in str(error):
                raise NoList(QUOTE_OPEN, line=began) from None
            cells = [BROKEN]
        if reader.line_num > skipped:
            yield began, [_value(cell) for cell in cells]


BROKEN = "\ufffe"
"""The only cell of a line whose quotation marks are in the wrong place."""


def _value(cell: str) -> str:
    if cell.startswith("=") and (kept := AS_TEXT.fullmatch(cell)):
        return kept[1].strip()
    return cell.strip().removeprefix("\ufeff")
