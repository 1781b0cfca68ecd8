"""Unknown charges by stage and card company, with the age of the oldest. One query; each is counted once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Min

from inquiries.models import Issuer
from inquiries.models.card.patience import too_long
from inquiries.models.fraud.fraud_report import FraudReportQuerySet
from inquiries.models.fraud.fraud_stage import OTHER_ENDS, PATIENCE, STAGES
from inquiries.reissues.board import Cell, Pile, Row


class FraudBoard:
    """The rows of card companies that have any, and the sums."""

    def __init__(self, reports: FraudReportQuerySet, issuers: Iterable[Issuer], today: date) -> None:
        self.today = today
        self._places: defaultdict[tuple[int | None, str], Pile] = defaultdict(Pile)
        self._stages: defaultdict[str, Pile] = defaultdict(Pile)
        figures = reports.order_by().values_list("issuer", "stage")
        counted = figures.annotate(
            count=Count("stage"), oldest_on=Min("stage_on"), late=Count("stage", filter=too_long(PATIENCE, today))
        )
        for issuer, stage, count, oldest_on, late in counted:
            pile = Pile(count, oldest_on, late)
            self._places[issuer, stage] += pile
            self._stages[stage] += pile
        self.rows = [row for row in map(self._row, [*issuers, None]) if row.total]

    @property
    def stages(self) -> list[Cell]:
        """The sums of the columns."""
        return [Cell(stage, self._stages[stage], self.today) for stage in STAGES]

    @property
    def on_the_way(self) -> int:
        """At one of the eight stages."""
        return sum(cell.count for cell in self.stages)

    @property
    def other_ends(self) -> list[Cell]:
        """Those that ended in another way."""
        return [Cell(stage, self._stages[stage], self.today) for stage in OTHER_ENDS]

    @property
    def overdue(self) -> list[Cell]:
        """Stages at which something takes too long."""
        stages = [Cell(stage, self._stages[stage], self.today) for stage in PATIENCE]
        return [cell for cell in stages if cell.pile.overdue]

    def _row(self, issuer: Issuer | None) -> Row:
        key = issuer.pk if issuer else None
        return Row(issuer, [Cell(stage, self._places[key, stage], self.today) for stage in STAGES])
