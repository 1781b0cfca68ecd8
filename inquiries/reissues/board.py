"""The board: card reissues by station and card company, other ends, fees, and sums. One query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Count, Min, Sum

from inquiries.models import Fee, Issuer, Stage, Version
from inquiries.models.card.cards import ReissueQuerySet, no_word
from inquiries.models.card.no_word_limit import DAYS
from inquiries.models.card.patience import too_long
from inquiries.models.card.stage import ENDS, OTHER_ENDS, PATIENCE, STATIONS

from .stage_board import Cell, Pile, StageBoard


class Board(StageBoard):
    """Counts every reissue once by its station or end and once by its fee."""

    line, ends, patience = STATIONS, OTHER_ENDS, PATIENCE

    def __init__(
        self,
        reissues: ReissueQuerySet,
        issuers: Iterable[Issuer],
        today: date,
        *,
        announced: int | None = None,
        no_word_days: int = DAYS,
    ) -> None:
        self.announced = announced
        found = list(_piles(reissues, today, no_word_days))
        super().__init__(issuers, today, ((issuer, stage, pile) for (issuer, stage, _fee), pile in found))
        self._fees: defaultdict[str, Pile] = defaultdict(Pile)
        for (_issuer, _stage, fee), pile in found:
            self._fees[fee] += pile

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
    def under_way(self) -> int:
        """The number of reissues at a station that is no end."""
        return sum(cell.count for cell in self.columns if cell.name not in ENDS)

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
