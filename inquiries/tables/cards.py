"""Card numbers in a file, before anything of it is stored: in a text, or in the parts of a workbook."""

from __future__ import annotations

import codecs
import html
import io
import re
from collections.abc import Iterator
from typing import IO, BinaryIO
from zipfile import BadZipFile, ZipFile

from inquiries.masking import mask
from inquiries.masking.brands import is_luhn_valid

from .comma import charset_of

AT_ONCE = 1 << 20
RUN = re.compile(r"(?<![\d.])\d(?:[ \-‐−ー－]?\d){12,18}(?![\d.])")
"""13 to 19 digits, in any width, as a card shows them or in one piece."""
PARTS = re.compile(r"xl/(?:worksheets/[^/]+|sharedStrings)\.xml")


def holds_card_number(file: BinaryIO) -> bool:
    """Whether a card number stands in it (its check digit and its issuer are right)."""
    seen: set[str] = set()
    return any(_is_card(run, seen) for text in _texts(file) for run in RUN.findall(text))


def _is_card(run: str, seen: set[str]) -> bool:
    digits = "".join(str(int(sign)) for sign in run if sign.isdecimal())
    if digits in seen or not is_luhn_valid(digits):
        return False
    seen.add(digits)
    return any(found.kind == "pan" for found in mask(digits).findings)


def _texts(file: BinaryIO) -> Iterator[str]:
    """The file in pieces that overlap, so that no number is cut."""
    file.seek(0)
    if file.read(4).startswith(b"PK"):
        file.seek(0)
        try:
            with ZipFile(io.BytesIO(file.read())) as package:
                for name in filter(PARTS.fullmatch, package.namelist()):
                    with package.open(name) as part:
                        yield from map(html.unescape, _overlapping(part, "utf-8"))
        except BadZipFile:
            return
    else:
        charset = charset_of(file)
        file.seek(0)
        yield from _overlapping(file, charset)


def _overlapping(file: IO[bytes], charset: str) -> Iterator[str]:
    decoder, kept = codecs.getincrementaldecoder(charset)("replace"), ""
    while piece := file.read(AT_ONCE):
        text = kept + decoder.decode(piece)
        yield text
        kept = text[-40:]
