"""Telephone numbers: where they stand in a text, and how they may be written."""

import re
from collections.abc import Iterator

from inquiries.masking.folding import fold

from .spelling import DASHES, figures

NUMBER = re.compile(r"(?<![a-z0-9@_])(?<![a-z0-9@_][-.+(])\+?\(?[0-9][0-9()\- ]{2,}[0-9](?![-.)]?[a-z0-9@_])")
"""Not inside a mail address or an order number, as some are made of a telephone number."""
PART = re.compile(r"[^ ]+")
BETWEEN = f"[{DASHES} \u3000()（）.]{{0,2}}".replace("-", r"\-", 1)


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


def pattern_of(digits: str) -> str:
    """A regular expression for a number or a part of one, with any separators."""
    code = rf"(?:{figures('0')}|[+＋]?{figures('81')}{BETWEEN}{figures('0')}?)"
    return BETWEEN.join(code if digit == "0" and not place else figures(digit) for place, digit in enumerate(digits))
