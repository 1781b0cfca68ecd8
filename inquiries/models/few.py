"""The first few of many. A list that is cut says how many it leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

NAMED = 5


@dataclass(frozen=True)
class Few:
    """Some rows, and how many there are in all."""

    rows: list[Any]
    count: int

    @property
    def others(self) -> int:
        """How many are not named."""
        return self.count - len(self.rows)


def first_of(many: QuerySet[Any], named: int = NAMED) -> Few:
    """The first `named` rows and the count of all; a list that is no longer costs no COUNT query."""
    rows = list(many[: named + 1])
    return Few(rows[:named], many.count() if len(rows) > named else len(rows))
