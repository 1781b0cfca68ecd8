"""A notice on a page: its exact characters line by line, with the clauses to link to and what was looked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django import template

from inquiries.models import Answer, Clause, Version
from inquiries.notice.folding import find

register = template.Library()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line: of one clause or of none, found or not. `anchors` where its clause begins."""

    text: str
    clause: Clause | None
    anchors: bool
    is_hit: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text. A heading is a line with words of which none can be quoted."""

    pieces: Sequence[Piece]

    @property
    def is_heading(self) -> bool:
        """Nothing of it is a clause."""
        return not any(piece.clause for piece in self.pieces)


def lines(text: str, clauses: Iterable[Clause], words: str = "") -> list[Line]:
    """The lines that are not blank. Joined again, their pieces are the characters of the text."""
    ordered = sorted(clauses, key=lambda clause: clause.start)
    hits = find(words, text) if words else []
    made, start = [], 0
    for row in text.split("\n"):
        end = start + len(row)
        if row.strip():
            made.append(Line(_pieces(text, start, end, ordered, hits)))
        start = end + 1
    return made


def _pieces(text: str, start: int, end: int, clauses: list[Clause], hits: list[tuple[int, int]]) -> list[Piece]:
    spans = [(clause.start, clause.end) for clause in clauses] + hits
    cuts = sorted({start, end, *(cut for span in spans for cut in span if start < cut < end)})
    pieces = []
    for left, right in pairwise(cuts):
        clause = next((clause for clause in clauses if clause.start <= left < clause.end), None)
        is_hit = any(first <= left < last for first, last in hits)
        pieces.append(Piece(text[left:right], clause, clause is not None and clause.start == left, is_hit))
    return pieces


@register.simple_tag
def notice_lines(version: Version, words: str = "") -> list[Line]:
    """All lines of this version."""
    return lines(version.text, version.clauses.all(), words)


@register.filter
def cited_by(answer: Answer | None) -> set[int]:
    """The clauses that the answer quotes, to be marked in their place."""
    return {clause.pk for clause in answer.clauses} if answer else set()
