"""A period of days, and the receipt number of somebody whose sightings are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.models.inquiry.allowance import Allowance
from inquiries.models.inquiry.number import plain_number

LONGEST = timedelta(days=31)
YEARS = (date(2000, 1, 1), date(2100, 1, 1))


class Day(forms.DateField):
    """A calendar day within the years that a hotline can have seen; it may be empty."""

    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    default_validators = [MinValueValidator(YEARS[0]), MaxValueValidator(YEARS[1])]


class PeriodForm(forms.Form):
    """Both days included. Without days it is today; what is wrong says so, and today is shown."""

    since = Day(label=_("From day"), required=False)
    until = Day(label=_("To day"), required=False)
    kind = forms.ChoiceField(choices=[(one.value, one.label) for one in Allowance], required=False)

    def __init__(self, asked: Mapping[str, Any]) -> None:
        self.today = timezone.localdate()
        days = {name: asked.get(name) or self.today.isoformat() for name in ("since", "until")}
        super().__init__(days | {"kind": asked.get("kind", "")})
        self.is_valid()

    def clean(self) -> dict[str, Any]:
        """The days in their order, and not too many."""
        said = super().clean() or {}
        since, until = said.get("since"), said.get("until")
        if since and until and until < since:
            raise forms.ValidationError(_("The last day is before the first."))
        if since and until and until - since >= LONGEST:
            raise forms.ValidationError(_("Choose 31 days at most."))
        return said

    @property
    def first(self) -> date:
        """The first day that is shown."""
        return self.today if self.errors else self.cleaned_data["since"]

    @property
    def last(self) -> date:
        """The last day that is shown."""
        return self.today if self.errors else self.cleaned_data["until"]

    @property
    def allowance(self) -> Allowance | None:
        """The kind of seeing that is shown; None: all."""
        return Allowance(kind) if (kind := self.cleaned_data.get("kind")) else None

    @property
    def begins(self) -> datetime:
        """Its first moment."""
        return timezone.make_aware(datetime.combine(self.first, time.min))

    @property
    def ends(self) -> datetime:
        """The first moment after it."""
        return timezone.make_aware(datetime.combine(self.last + timedelta(days=1), time.min))


class NumberForm(forms.Form):
    """A receipt number as people write it."""

    number = forms.CharField(label=_("Receipt number"), max_length=20)

    def clean_number(self) -> int:
        """The number alone."""
        if number := plain_number(self.cleaned_data["number"]):
            return number
        raise forms.ValidationError(_("A receipt number reads like H-000123."))
