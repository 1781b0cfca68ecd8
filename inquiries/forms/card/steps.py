"""The next step of a reissue."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.models import Reissue, Stage
from inquiries.models.card.stage import OTHER_ENDS, STATIONS

from .reports import ReportForm


class CardReportForm(ReportForm):
    """A step of any card."""

    stage = forms.ChoiceField(choices=Stage.choices, label=_("Stage"))


class StepForm(CardReportForm):
    """Offers only the stations ahead, and the other ends."""

    def __init__(self, *args: Any, reissue: Reissue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ahead = [] if reissue.has_ended else STATIONS[STATIONS.index(Stage(reissue.stage)) + 1 :]
        self.suggest(
            [
                (_("Stages"), [(stage.value, stage.label) for stage in ahead]),
                (_("Other ends"), [(stage.value, stage.label) for stage in OTHER_ENDS]),
            ]
        )
