"""Findings: what the mask found, and where it stood."""

import re
from dataclasses import dataclass
from typing import Literal

from .folding import REST

Kind = Literal["pan", "code", "pin", "password", "expiry", "my_number", "licence", "account"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was masked. Of a card number the brand and the last four digits are kept.

    Both are empty for a part of a card number and for a number that only the text calls one.
    """

    kind: Kind
    brand: str = ""
    last_four: str = ""


LABEL = "••••"


@dataclass(frozen=True, slots=True)
class Span:
    """Where in a text a finding stands."""

    start: int
    end: int
    finding: Finding
    digits: str = ""
    """The digits of a card number, only in memory while the mask runs."""

    @classmethod
    def of(cls, found: re.Match[str], group: str, kind: Kind) -> "Span":
        """The span of a group of a match, with the fillers that belong to its last character."""
        start, end = found.span(group)
        while found.string.startswith(REST, end):
            end += 1
        return cls(start, end, Finding(kind))

    @property
    def label(self) -> str:
        """The text that replaces the span."""
        found = self.finding
        return f"[カード番号 {found.brand} {LABEL}{found.last_four}]" if found.last_four else LABEL
