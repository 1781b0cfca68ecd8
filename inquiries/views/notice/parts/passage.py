"""The lines of a notice around one clause."""

from __future__ import annotations

from inquiries.models import Clause
from inquiries.templatetags.notice import Line, lines

AROUND = 3
"""Lines shown before the clause, and after it."""


class Passage:
    """A few lines of the published text, and whether there is more before and after them."""

    def __init__(self, clause: Clause) -> None:
        every = lines(clause.version.text, [clause])
        marked = [place for place, line in enumerate(every) if any(piece.clause for piece in line.pieces)]
        first, last = max(marked[0] - AROUND, 0), marked[-1] + AROUND + 1
        self.lines: list[Line] = every[first:last]
        self.is_cut_before, self.is_cut_after = first > 0, last < len(every)
