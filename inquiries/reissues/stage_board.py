"""Stage board: what goes from stage to stage, by card company, each counted once. Cards and charges have one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from inquiries.models import Issuer


@dataclass(frozen=True)
class Pile:
    """Some of them: their number, the day of the oldest, how many wait too long or without word, the yen charged."""

    count: int = 0
    oldest_on: date | None = None
    overdue: int = 0
    without_word: int = 0
    yen: int = 0

    def __add__(self, other: Pile) -> Pile:
        """The sum of two piles."""
        days = [day for day in (self.oldest_on, other.oldest_on) if day]
        return Pile(
            self.count + other.count,
            min(days, default=None),
            self.overdue + other.overdue,
            self.without_word + other.without_word,
            self.yen + other.yen,
        )


@dataclass(frozen=True)
class Cell:
    """One cell of the board."""

    name: Any
    pile: Pile
    today: date

    @property
    def count(self) -> int:
        return self.pile.count

    @property
    def age(self) -> int | None:
        """Days since the oldest came to this stage."""
        return (self.today - self.pile.oldest_on).days if self.pile.oldest_on else None


@dataclass(frozen=True)
class Row:
    """The row of a card company; None where the company is not known yet."""

    issuer: Issuer | None
    cells: list[Cell]

    @property
    def total(self) -> int:
        """How many it has at the stages."""
        return sum(cell.count for cell in self.cells)


class StageBoard:
    """Piles by card company and stage, and their sums. The directory is long: a company without any has no row."""

    line: ClassVar[list[Any]]
    """The stages in their order: a column each."""
    ends: ClassVar[list[Any]]
    """The other ends."""
    patience: ClassVar[dict[Any, int]]
    """How many days a stage may take."""

    def __init__(self, issuers: Iterable[Issuer], today: date, piles: Iterable[tuple[int | None, str, Pile]]) -> None:
        self.today = today
        self._places: defaultdict[tuple[int | None, str], Pile] = defaultdict(Pile)
        self._stages: defaultdict[str, Pile] = defaultdict(Pile)
        for issuer, stage, pile in piles:
            self._places[issuer, stage] += pile
            self._stages[stage] += pile
        self.rows = [row for row in map(self._row, [*issuers, None]) if row.total]

    @property
    def columns(self) -> list[Cell]:
        """The sums of the columns."""
        return self._cells(self.line)

    @property
    def other_ends(self) -> list[Cell]:
        """Those that ended in another way."""
        return self._cells(self.ends)

    @property
    def overdue(self) -> list[Cell]:
        """Stages at which something takes too long."""
        return [cell for cell in self._cells(self.patience) if cell.pile.overdue]

    @property
    def on_the_line(self) -> int:
        """How many are at one of the stages."""
        return sum(cell.count for cell in self.columns)

    @property
    def ended_otherwise(self) -> int:
        """How many are at another end."""
        return sum(cell.count for cell in self.other_ends)

    def _cells(self, stages: Iterable[Any]) -> list[Cell]:
        return [Cell(stage, self._stages[stage], self.today) for stage in stages]

    def _row(self, issuer: Issuer | None) -> Row:
        key = issuer.pk if issuer else None
        return Row(issuer, [Cell(stage, self._places[key, stage], self.today) for stage in self.line])
