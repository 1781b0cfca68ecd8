"""Bad rows: which records of a file are left out, and why. No value of them is known here."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from inquiries.models import RosterImport
from inquiries.tables.unreadable import OF_MANY

ON_A_PAGE = 200


@dataclass(frozen=True, slots=True)
class BadRow:
    """Its place among the records, the line on which it stands, and the reason."""

    row: int
    line: int
    reason: str
    column: str


class BadRows:
    """A page of them, and how many there are for each reason."""

    def __init__(self, one: RosterImport, page: str) -> None:
        self.pages = max(1, -(-len(one.bad) // ON_A_PAGE))
        self.page = min(int(page), self.pages) if page.isdecimal() and len(page) < 6 and int(page) else 1
        self._bad = one.bad[(self.page - 1) * ON_A_PAGE : self.page * ON_A_PAGE]
        self.listed = len(one.bad)
        self.reasons = [(_(OF_MANY.get(reason, reason)), count) for reason, count in one.reasons.items()]

    @property
    def rows(self) -> list[BadRow]:
        """Those of this page."""
        return [BadRow(row, line, _said(reason, other), column) for row, line, reason, column, other in self._bad]


def _said(reason: str, other: object) -> str:
    return _(reason) % {"row": other}
