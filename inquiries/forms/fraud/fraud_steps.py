"""The next step in the matter of an unknown charge: its stage, who reported it, and on which day."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.models import FraudReport, FraudStage, Reporter
from inquiries.models.card.not_taken import NotOurWord, NotYet
from inquiries.models.fraud.fraud_stage import OTHER_ENDS, ahead_of
from inquiries.models.fraud.way import NothingDecided, NotRefused
from inquiries.models.refusal import Refusal

REFUSED: dict[type[Refusal], str] = {
    NotOurWord: "reported_by",
    NotYet: "on",
    NotRefused: "stage",
    NothingDecided: "stage",
}
"""Refusals that belong to one field."""


class FraudStepForm(forms.Form):
    """Accepts any stage, so that the model can say why a stale page is refused; offers only those ahead."""

    stage = forms.ChoiceField(choices=FraudStage.choices, label=_("Stage"))
    reported_by = forms.ChoiceField(choices=Reporter.choices, label=_("Reported by"), widget=forms.RadioSelect)
    on = forms.DateField(label=pgettext_lazy("step", "On"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, report: FraudReport, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        self.initial.update(reported_by=Reporter.CUSTOMER, on=today)
        self.fields["on"].widget.attrs["max"] = today.isoformat()
        ahead = ahead_of(FraudStage(report.stage))
        self.fields["stage"].widget.choices = [
            (_("Stages"), [(stage.value, stage.label) for stage in ahead]),
            (_("Other ends"), [(stage.value, stage.label) for stage in OTHER_ENDS]),
        ]

    def clean_on(self) -> Any:
        """Refuses a day long ago, which is a mistyped year. The model refuses days to come."""
        on = self.cleaned_data["on"]
        if on < timezone.localdate() - timedelta(days=366):
            raise ValidationError(_("This is more than a year ago."))
        return on

    def takes(self, refusal: Refusal) -> bool:
        """Show the refusal at its field; False if it has none."""
        field = REFUSED.get(type(refusal))
        if field:
            self.add_error(field, refusal.sentences)
        return field is not None
