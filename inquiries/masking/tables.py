"""Tables of figures: if many rows are built alike and few could be card numbers, these few are chance hits.

One in ten numbers has a right check digit by chance; of rows of real card numbers nearly all pass.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from .runs import Run

ENOUGH = 4  # rows
LONGEST = 100  # characters on both sides of a number in which its row begins and ends
LINES = re.compile(rf"(?<![^de])(?!\d*(?:[de]|\Z))[^de]{{3,{LONGEST}}}(?![^de])")
LINE = re.compile(r"[^de]+")
DIGITS = re.compile(r"\d+")
CELLS = re.compile(r"[^ab\d]")


@dataclass(frozen=True)
class Row:
    """How a line of a run is built: its gaps; without cell separators also the sizes of its groups."""

    gaps: str
    sizes: tuple[int, ...]

    @classmethod
    def of(cls, line: str) -> "Row":
        gaps = DIGITS.sub("", line)
        return cls(gaps, () if CELLS.search(gaps) else tuple(len(group) for group in DIGITS.findall(line)))


def row_at(shape: str, first: int, last: int) -> Row | None:
    """The row of a stretch of several groups; None for a single group."""
    if shape[first:last].isdigit():
        return None
    near = shape[max(0, first - LONGEST) : last + LONGEST]
    line = LINE.match(near, max(near.rfind(sign, 0, min(first, LONGEST)) for sign in "de") + 1)
    return Row.of(line[0]) if line and len(line[0]) >= last - first else None


def by_chance(rows: Iterable[Row | None], runs: Iterable[Run]) -> set[Row]:
    """The kinds of rows of which less than a third could be card numbers."""
    hits = Counter(row for row in rows if row)
    if not hits:
        return set()
    many = Counter(Row.of(line) for run in runs for line in LINES.findall(run.shape))
    return {row for row, found in hits.items() if many[row] >= ENOUGH and 3 * found < many[row]}
