"""Guarding: no value of ours becomes a formula in the program that opens a sheet (OWASP, "CSV injection").

A value that begins as formulas do gets an apostrophe in front, and so does one that begins with an apostrophe: taking
one off gives every value back as it was.
"""

from __future__ import annotations

import re

FORMULA = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠﹢﹣﹦﹫−\t\r\n]")
"""How formulas begin, in any width; spaces and what cannot be seen before the sign do not hinder every program."""
CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127])
"""What no workbook can hold (XML 1.0, 2.2)."""
GUARD = "'"


def guarded(value: str) -> str:
    """As it may stand in a cell."""
    plain = value.translate(CONTROLS)
    return GUARD + plain if FORMULA.match(plain) or plain.startswith(GUARD) else plain


def unguarded(cell: str) -> str:
    """The value of a cell that `guarded` gave."""
    return cell.removeprefix(GUARD)
