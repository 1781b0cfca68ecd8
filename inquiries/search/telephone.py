"""Telephone numbers: where they stand in a text, and how they may be written."""

import re
from collections.abc import Iterator

from inquiries.masking.folding import fold

NUMBER = re.compile(r"(?<![a-z0-9@_])(?<![a-z0-9@_][-.+(])\+?\(?[0-9][0-9()\- ]{2,}[0-9](?![-.)]?[a-z0-9@_])")
"""Not inside a mail address or an order number, as some are made of a telephone number."""
PART = re.compile(r"[^ ]+")
_IN_ONE_PIECE = {ord("0") + figure: chr(0xE010 + figure) for figure in range(10)}
LONGEST = 12
"""Digits of the longest number that is one; of a longer row only the whole telephone numbers in it."""


def narrow(text: str) -> str:
    """The text in half-width characters, with "-" for dashes and ー; it stays as long as the text."""
    return fold(text).replace("ー", "-")


def places(narrowed: str) -> Iterator[tuple[int, int]]:
    """Start and end of each possible number, the longest first, since another figure may stand beside it."""
    for found in NUMBER.finditer(narrowed):
        parts = [(found.start() + part.start(), found.start() + part.end()) for part in PART.finditer(found[0])]
        spans = ((first[0], last[1]) for place, first in enumerate(parts) for last in parts[place:])
        yield from sorted(spans, key=lambda span: span[0] - span[1])


def is_whole(written: str) -> bool:
    """Whether it is a whole number: national with its leading 0, or with a country code."""
    digits = re.sub("[^0-9]", "", written)
    return 8 <= len(digits) <= 15 if written.startswith("+") else digits[:1] == "0" and len(digits) in {10, 11}


def digits_of(written: str) -> str:
    """The digits of a folded number; +81 90 and +81 (0)90 become 090."""
    digits = re.sub("[^0-9]", "", written)
    return f"0{digits[2:].removeprefix('0')}" if written.startswith("+81") else digits


def in_one_piece(digits: str) -> str:
    """The digits as they stand beside a text: in figures of their own, or 58 would be found in 1-5-8."""
    return digits.translate(_IN_ONE_PIECE)


def joined(narrowed: str) -> Iterator[tuple[int, int, str]]:
    """Where numbers of several parts stand, and their digits in one piece: of telephones, postcodes and days."""
    for found in NUMBER.finditer(narrowed):
        digits = digits_of(found[0])
        if len(digits) <= LONGEST:
            spans = [] if found[0].isdigit() else [found.span()]
        else:
            spans = [span for span in places(found[0]) if is_whole(found[0][slice(*span)])]
            spans = [(start + found.start(), stop + found.start()) for start, stop in spans]
        for start, stop in spans:
            yield start, stop, in_one_piece(digits_of(narrowed[start:stop]))
