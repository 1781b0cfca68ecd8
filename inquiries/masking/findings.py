"""What a masking found, and what is left of the text."""

import re
from dataclasses import dataclass
from typing import Literal

from .folding import REST

Kind = Literal["pan", "code", "pin", "password", "expiry", "my_number", "licence", "account"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was blacked out; of a card number the brand and the last four digits stay known.

    Both are empty where the number was only part of one, or is called one and is none by its digits.
    """

    kind: Kind
    brand: str = ""
    last_four: str = ""


@dataclass(frozen=True, slots=True)
class Masked:
    """A text that may be stored, and what had to go from it."""

    text: str
    findings: tuple[Finding, ...] = ()


LABEL = "••••"


@dataclass(frozen=True, slots=True)
class Span:
    """Where in a text a finding stands."""

    start: int
    end: int
    finding: Finding
    digits: str = ""
    """Of a card number; for as long as the masking lasts."""

    @classmethod
    def of(cls, found: re.Match[str], group: str, kind: Kind) -> "Span":
        """What a rule found in a reading, with all the places of its last character."""
        start, end = found.span(group)
        while found.string.startswith(REST, end):
            end += 1
        return cls(start, end, Finding(kind))

    @property
    def label(self) -> str:
        """What stands there afterwards."""
        found = self.finding
        return f"[カード番号 {found.brand} {LABEL}{found.last_four}]" if found.last_four else LABEL
