"""Somebody's role and last day; and the sides of the list of staff."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django import forms
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.models import Role


class Side(models.TextChoices):
    """Of the list."""

    CURRENT = "current", pgettext_lazy("staff", "May sign in")
    ENDED = "ended", pgettext_lazy("staff", "Ended, or last day over")


class SideForm(forms.Form):
    """Without a side the list shows who may sign in."""

    side = forms.ChoiceField(choices=Side, required=False)

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(data)
        self.is_valid()  # an invalid value filters nothing

    @property
    def chosen(self) -> Side:
        """The side that is shown."""
        return Side(self.cleaned_data.get("side") or Side.CURRENT)


class PersonForm(forms.Form):
    """Only roles that the reader may give are offered."""

    role = forms.ChoiceField(label=pgettext_lazy("staff", "Role"))
    expires_on = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("They can sign in until the end of that day. Empty: without end."),
    )

    def __init__(self, *args: Any, roles: Collection[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.value, role.label) for role in roles]  # type: ignore[attr-defined]

    def clean_expires_on(self) -> date | None:
        """Today or later, unless it stays as it was."""
        day: date | None = self.cleaned_data["expires_on"]
        if day and day < timezone.localdate() and day != self.initial.get("expires_on"):
            raise forms.ValidationError(_("This day is over. Choose today or later, or end the person at once."))
        return day
