"""A notice on a page: its exact characters line by line, with anchors of clauses and marked search words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from django import template
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from inquiries.models import Answer, Clause, Message, Version
from inquiries.models.notice.opening_times import Line as Words
from inquiries.models.notice.opening_times import schedule_in_words
from inquiries.notice.text.folding import find
from inquiries.schedule import Schedule

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

register = template.Library()
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of one line: in one clause or none, marked or not, sure or not. `anchors`: its clause begins here."""

    text: str
    clause: Clause | None
    anchors: bool
    is_hit: bool
    is_unsure: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text. `level` is the depth of the section whose heading it is; None for other lines."""

    pieces: Sequence[Piece]
    level: int | None = None

    @property
    def is_heading(self) -> bool:
        """It is a heading."""
        return self.level is not None

    @property
    def tag(self) -> str:
        """Its HTML element: headings begin at h3."""
        return "p" if self.level is None else f"h{min(self.level + 3, 6)}"


def lines(
    text: str, clauses: Iterable[Clause], words: str = "", marks: Iterable[Span] = (), doubts: Sequence[Span] = ()
) -> list[Line]:
    """The lines that are not blank. Their pieces hold the exact characters of the text."""
    ordered = sorted(clauses, key=lambda clause: clause.start)
    hits = [*(find(words, text) if words else []), *marks]
    levels = {heading: level for clause in ordered for level, heading in enumerate(clause.section)}
    made, start = [], 0
    for row in text.split("\n"):
        end = start + len(row)
        if row.strip():
            pieces = _pieces(text, start, end, ordered, hits, doubts)
            level = None if any(piece.clause for piece in pieces) else _level(row, levels)
            made.append(Line(pieces, level))
        start = end + 1
    return made


def _level(row: str, levels: dict[str, int]) -> int | None:
    """The depth of the section whose heading this line is, with any bullet before it; None for other lines."""
    return next((level for heading, level in levels.items() if row.rstrip().endswith(heading)), None)


def _pieces(
    text: str, start: int, end: int, clauses: list[Clause], hits: list[Span], doubts: Sequence[Span]
) -> list[Piece]:
    spans = [(clause.start, clause.end) for clause in clauses] + hits
    cuts = sorted({start, end, *(cut for span in spans for cut in span if start < cut < end)})
    pieces = []
    for left, right in pairwise(cuts):
        clause = next((clause for clause in clauses if clause.start <= left < clause.end), None)
        is_hit = any(first <= left < last for first, last in hits)
        is_unsure = any(first <= left < last for first, last in doubts)
        begins = clause is not None and clause.start == left
        pieces.append(Piece(text[left:right], clause, begins, is_hit, is_unsure))
    return pieces


@register.simple_tag
def notice_lines(version: Version, words: str = "") -> list[Line]:
    """All lines of this version."""
    return lines(version.text, version.clauses.all(), words)


@register.filter
def cited_by(answer: Answer | None) -> set[int]:
    """The keys of the clauses that the answer quotes, to be marked."""
    return {clause.pk for clause in answer.clauses} if answer else set()


@register.filter
def reads_otherwise_in(message: Message, version: Version | None) -> bool:
    """Whether the message quotes a clause that is not in this version."""
    quoted = [piece for piece in message.pieces if isinstance(piece, Clause) and version and piece.version != version]
    return any(version and not find(clause.text, version.text) for clause in quoted)


@register.filter
def as_date(iso: str) -> date:
    """A date from the ISO form that facts have."""
    return date.fromisoformat(iso)


@register.filter
def schedule_lines(fact: dict[str, Any]) -> list[Words]:
    """The fact `schedule` in words: hours, closings and special days."""
    return schedule_in_words(Schedule.from_json(fact["value"]))


@register.filter
def closed_on(value: int | str) -> "StrOrPromise":
    """A closed day in words."""
    if isinstance(value, int):
        return WEEKDAYS[value]
    return {"holiday": _("public holidays"), "year-end": _("the turn of the year")}.get(value, value)
