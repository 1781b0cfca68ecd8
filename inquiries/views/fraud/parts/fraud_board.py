"""Unknown charges by stage and card company, with the age of the oldest. One query; each is counted once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Min

from inquiries.models import Issuer
from inquiries.models.card.patience import too_long
from inquiries.models.fraud.fraud_report import FraudReportQuerySet
from inquiries.models.fraud.fraud_stage import OTHER_ENDS, PATIENCE, STAGES
from inquiries.reissues.stage_board import Pile, StageBoard


class FraudBoard(StageBoard):
    """Counts every charge once by its stage or end."""

    line, ends, patience = STAGES, OTHER_ENDS, PATIENCE

    def __init__(self, reports: FraudReportQuerySet, issuers: Iterable[Issuer], today: date) -> None:
        figures = reports.order_by().values_list("issuer", "stage")
        counted = figures.annotate(
            count=Count("stage"), oldest_on=Min("stage_on"), late=Count("stage", filter=too_long(PATIENCE, today))
        )
        piles = ((issuer, stage, Pile(count, oldest_on, late)) for issuer, stage, count, oldest_on, late in counted)
        super().__init__(issuers, today, piles)
