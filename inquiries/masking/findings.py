"""What a masking found, and what is left of the text."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["pan", "code", "pin", "password", "expiry"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was blacked out; of a card number the brand and the last four digits stay known."""

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

    @property
    def label(self) -> str:
        """What stands there afterwards."""
        found = self.finding
        return f"[カード番号 {found.brand} {LABEL}{found.last_four}]" if found.kind == "pan" else LABEL
