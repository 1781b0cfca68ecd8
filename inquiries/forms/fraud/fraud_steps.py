"""The next step in the matter of an unknown charge."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.forms.card.reports import ReportForm
from inquiries.models import FraudReport, FraudStage
from inquiries.models.fraud.fraud_stage import OTHER_ENDS, ahead_of
from inquiries.models.fraud.way import NothingDecided, NotRefused


class FraudStepForm(ReportForm):
    """Offers only the stages ahead, and the other ends."""

    refused = ReportForm.refused | {NotRefused: "stage", NothingDecided: "stage"}

    stage = forms.ChoiceField(choices=FraudStage.choices, label=_("Stage"))

    def __init__(self, *args: Any, report: FraudReport, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.suggest(
            [
                (_("Stages"), [(stage.value, stage.label) for stage in ahead_of(FraudStage(report.stage))]),
                (_("Other ends"), [(stage.value, stage.label) for stage in OTHER_ENDS]),
            ]
        )
