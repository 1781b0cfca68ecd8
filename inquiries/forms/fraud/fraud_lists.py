"""The filter of the board of unknown charges: one of its cells, what takes too long, or what is outside."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.models import FraudStage, Issuer
from inquiries.models.fraud.fraud_report import FraudReportQuerySet


class FraudFilter(forms.Form):
    """UNKNOWN is the row without a card company. Without a choice all are listed."""

    UNKNOWN = "unknown"

    issuer = forms.ChoiceField(required=False)
    stage = forms.ChoiceField(choices=FraudStage.choices, required=False)
    overdue = forms.BooleanField(required=False)
    outside = forms.BooleanField(required=False)

    def __init__(self, *args: Any, issuers: Iterable[Issuer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {str(issuer.pk): issuer.name for issuer in issuers} | {self.UNKNOWN: _("Card company not known")}
        self.fields["issuer"].choices = list(self.rows.items())  # type: ignore[attr-defined]

    @property
    def asks(self) -> bool:
        """A valid filter was chosen."""
        return self.is_valid() and any(self.cleaned_data.values())

    def title(self) -> str:
        """The title of the list, for the chosen filter."""
        said, stages = self.cleaned_data, dict(FraudStage.choices)
        chosen = [self.rows.get(said["issuer"]), stages.get(said["stage"])]
        chosen += [_("overdue")] if said["overdue"] else []
        chosen += [_("outside the announced window")] if said["outside"] else []
        return " · ".join(str(word) for word in chosen if word)

    def apply(self, reports: FraudReportQuerySet, today: date) -> FraudReportQuerySet:
        """The reports that match; all where nothing valid was chosen."""
        if not self.is_valid():
            return reports
        said = self.cleaned_data
        if said["issuer"]:
            reports = reports.filter(issuer=None if said["issuer"] == self.UNKNOWN else said["issuer"])
        if said["stage"]:
            reports = reports.filter(stage=said["stage"])
        if said["outside"]:
            reports = reports.outside()
        return reports.overdue(today) if said["overdue"] else reports
