"""Which rows of the ledger are shown."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.models import Received
from inquiries.models.received import ReceivedQuerySet


class LedgerForm(forms.Form):
    """What became of the mail."""

    outcome = forms.ChoiceField(
        label=_("What became of it"),
        choices=[("", pgettext_lazy("filter", "Any")), *Received.Outcome.choices],
        required=False,
        widget=forms.Select({"class": "form-select w-auto"}),
    )

    def apply(self, rows: ReceivedQuerySet) -> ReceivedQuerySet:
        """Those that fit; an outcome that does not exist asks for nothing."""
        outcome = self.is_valid() and self.cleaned_data["outcome"]
        return rows.filter(outcome=outcome) if outcome else rows
