"""The board: card reissues by station and card company, other ends, fees, and sums. One query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Min, Sum

from inquiries.models import Fee, Issuer, Stage, Version
from inquiries.models.card.cards import ReissueQuerySet, no_word
from inquiries.models.card.no_word_limit import DAYS
from inquiries.models.card.patience import too_long
from inquiries.models.card.stage import ENDS, OTHER_ENDS, PATIENCE, STATIONS


@dataclass(frozen=True)
class Pile:
    """Some reissues: their number, the time of the oldest, how many wait too long or without word, the yen charged."""

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
        """Days since the oldest reissue came to this station."""
        return (self.today - self.pile.oldest_on).days if self.pile.oldest_on else None


@dataclass(frozen=True)
class Row:
    """The row of a card company; None for cards whose company is not known yet."""

    issuer: Issuer | None
    cells: list[Cell]

    @property
    def total(self) -> int:
        """The number of its cards at the stations."""
        return sum(cell.count for cell in self.cells)


class Board:
    """Counts every reissue once by its station or end and once by its fee."""

    def __init__(
        self,
        reissues: ReissueQuerySet,
        issuers: Iterable[Issuer],
        today: date,
        *,
        announced: int | None = None,
        no_word_days: int = DAYS,
    ) -> None:
        self.today, self.announced = today, announced
        self._places: defaultdict[tuple[int | None, str], Pile] = defaultdict(Pile)
        self._stages: defaultdict[str, Pile] = defaultdict(Pile)
        self._fees: defaultdict[str, Pile] = defaultdict(Pile)
        for (issuer, stage, fee), pile in _piles(reissues, today, no_word_days):
            self._places[issuer, stage] += pile
            self._stages[stage] += pile
            self._fees[fee] += pile
        self.rows = [self._row(issuer) for issuer in [*issuers, None]]

    @property
    def stations(self) -> list[Cell]:
        """The sums of the columns."""
        return [Cell(stage, self._stages[stage], self.today) for stage in STATIONS]

    @property
    def other_ends(self) -> list[Cell]:
        """Reissues that have left the stations by another end."""
        return [Cell(stage, self._stages[stage], self.today) for stage in OTHER_ENDS]

    @property
    def overdue(self) -> list[Cell]:
        """Stations where a customer waits too long."""
        stages = [Cell(stage, self._stages[stage], self.today) for stage in PATIENCE]
        return [cell for cell in stages if cell.pile.overdue]

    @property
    def without_word(self) -> int:
        """Cards whose card company was asked, and of which nobody has said anything for long."""
        return sum(pile.without_word for pile in self._stages.values())

    @property
    def fees(self) -> list[Cell]:
        """The number of reissues for each state of the fee."""
        return [Cell(fee, self._fees[fee], self.today) for fee in Fee]

    @property
    def charged(self) -> Cell:
        """Fees that customers report; headquarters must decide on them."""
        return Cell(Fee.CHARGED, self._fees[Fee.CHARGED], self.today)

    @property
    def on_the_line(self) -> int:
        """The number of reissues at one of the eight stations."""
        return sum(cell.count for cell in self.stations)

    @property
    def under_way(self) -> int:
        """The number of reissues at a station that is no end."""
        return sum(cell.count for cell in self.stations if cell.name not in ENDS)

    @property
    def ended_otherwise(self) -> int:
        """The number of reissues at another end."""
        return sum(cell.count for cell in self.other_ends)

    @property
    def total(self) -> int:
        """The number of all reissues."""
        return self.on_the_line + self.ended_otherwise

    @property
    def out_of_count(self) -> int:
        """Reissues that are not among the announced cards, or recorded twice."""
        return self._stages[Stage.INELIGIBLE].count + self._stages[Stage.DUPLICATE].count

    @property
    def asked_about(self) -> int:
        """Announced cards with a reissue."""
        return self.total - self.out_of_count

    @property
    def unheard(self) -> int | None:
        """Announced cards without a reissue; negative if cards were recorded twice."""
        return None if self.announced is None else self.announced - self.asked_about

    def _row(self, issuer: Issuer | None) -> Row:
        key = issuer.pk if issuer else None
        return Row(issuer, [Cell(stage, self._places[key, stage], self.today) for stage in STATIONS])


def announced_cards(version: Version | None) -> int | None:
    """The number of cards in the notice; None if it names none."""
    counts = version.facts.get("counts") or [] if version else []
    return next((int(fact["value"]["number"]) for fact in counts if fact["value"]["what"] == "card"), None)


def _piles(
    reissues: ReissueQuerySet, today: date, no_word_days: int
) -> Iterator[tuple[tuple[int | None, str, str], Pile]]:
    figures = (
        reissues.order_by()
        .values_list("issuer", "stage", "fee")
        .annotate(
            count=Count("stage"),  # not the key, so that the index alone is read
            oldest_on=Min("stage_on"),
            late=Count("stage", filter=too_long(PATIENCE, today)),
            silent=Count("stage", filter=no_word(today, no_word_days)),
            yen=Sum("fee_yen"),
        )
    )
    for issuer, stage, fee, count, oldest_on, late, silent, yen in figures:
        yield (issuer, stage, fee), Pile(count, oldest_on, late, silent, yen or 0)
