"""The next step of a reissue: its stage, who reported it, and on which day."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.models import Reissue, Reporter, Stage
from inquiries.models.card.not_taken import NotOurWord, NotYet
from inquiries.models.card.stage import OTHER_ENDS, STATIONS
from inquiries.models.refusal import Refusal

REFUSED: dict[type[Refusal], str] = {NotOurWord: "reported_by", NotYet: "on"}
"""Refusals that belong to one field."""


class ReportForm(forms.Form):
    """Which step, who reported it, and when."""

    stage = forms.ChoiceField(choices=Stage.choices, label=_("Station"))
    reported_by = forms.ChoiceField(choices=Reporter.choices, label=_("Reported by"), widget=forms.RadioSelect)
    on = forms.DateField(label=pgettext_lazy("step", "On"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].widget.attrs["max"] = timezone.localdate().isoformat()

    def clean_on(self) -> Any:
        """Refuses a day long ago, which is a mistyped year. The model refuses days to come."""
        on = self.cleaned_data["on"]
        if on < timezone.localdate() - timedelta(days=366):
            raise ValidationError(_("This is more than a year ago."))
        return on


class StepForm(ReportForm):
    """Accepts any stage, so that the model can say why a stale page is refused; offers only those ahead."""

    def __init__(self, *args: Any, reissue: Reissue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update(reported_by=Reporter.CUSTOMER, on=timezone.localdate())
        self.fields["stage"].widget.choices = offered(reissue)

    def takes(self, refusal: Refusal) -> bool:
        """Show the refusal at its field; False if it has none."""
        field = REFUSED.get(type(refusal))
        if field:
            self.add_error(field, refusal.sentences)
        return field is not None


def offered(reissue: Reissue) -> list[tuple[Any, Any]]:
    """The stations ahead, then the other ends."""
    ahead = [] if reissue.has_ended else STATIONS[STATIONS.index(Stage(reissue.stage)) + 1 :]
    return [
        (_("Stations"), [(stage.value, stage.label) for stage in ahead]),
        (_("Other ends"), [(stage.value, stage.label) for stage in OTHER_ENDS]),
    ]
