"""Fact: one thing that the notice states, and the exact characters that state it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .clauses import Clause


@dataclass(frozen=True, slots=True)
class Fact:
    """A value as JSON has it, its quote, whether the reading was certain, and every clause that speaks of it."""

    value: Any
    quote: str
    sure: bool
    clauses: tuple[Clause, ...]

    def as_json(self) -> dict[str, Any]:
        """The shape that is stored and printed."""
        return {"value": self.value, "quote": self.quote, "sure": self.sure}


def read_from(
    clause: Clause, start: int, end: int, value: Any, *, sure: bool = True, more: tuple[Clause, ...] = ()
) -> Fact:
    """A fact that stands between two places of `clause.folded.text`."""
    first, last = clause.folded.exact(start, end)
    return Fact(value, clause.text[first:last], sure, (clause, *more))
