"""A step that somebody reported, of a card or of an unknown charge: its stage, who reported it, and on which day."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.models import Reporter
from inquiries.models.card.not_taken import NotOurWord, NotYet
from inquiries.models.card.step import REPORTED_WITHIN
from inquiries.models.refusal import Refusal


class ReportForm(forms.Form):
    """A kind adds the field `stage`."""

    refused: ClassVar[dict[type[Refusal], str]] = {NotOurWord: "reported_by", NotYet: "on"}
    """Refusals that belong to one field."""
    field_order = ("stage", "reported_by", "on")

    reported_by = forms.ChoiceField(choices=Reporter.choices, label=_("Reported by"), widget=forms.RadioSelect)
    on = forms.DateField(label=pgettext_lazy("step", "On"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].widget.attrs["max"] = timezone.localdate().isoformat()

    def suggest(self, stages: list[tuple[Any, Any]]) -> None:
        """Offer these stages, the customer and today; what else is sent is refused by the model, which says why."""
        self.initial.update(reported_by=Reporter.CUSTOMER, on=timezone.localdate())
        self.fields["stage"].widget.choices = stages

    def clean_on(self) -> Any:
        """Refuses a day long ago, which is a mistyped year. The model refuses days to come."""
        on = self.cleaned_data["on"]
        if on < timezone.localdate() - REPORTED_WITHIN:
            raise ValidationError(_("This is more than a year ago."))
        return on

    def takes(self, refusal: Refusal) -> bool:
        """Show the refusal at its field; False if it has none."""
        field = self.refused.get(type(refusal))
        if field:
            self.add_error(field, refusal.sentences)
        return field is not None
