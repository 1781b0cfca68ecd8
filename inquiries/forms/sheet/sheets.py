"""A sheet: the cases that were shown, and whether a password is wanted; then how it goes, and to whom."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.forms.masked import MaskedWords
from inquiries.models.sheet.choosing import MOST
from inquiries.models.sheet.handover import LONGEST_TO, Way

DIGITS = 18


class SheetForm(forms.Form):
    """What the page showed goes, or nothing."""

    cases = forms.CharField(required=False, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)
    is_locked = forms.BooleanField(
        label=_("With a password (ZIP, AES-256)"),
        required=False,
        initial=True,
        help_text=_(
            "It is shown to you once. Tell it to the company by another way than the file. Without it, the sheet goes "
            "neither by mail nor on a medium, and who hands it over can read it."
        ),
    )

    def clean_cases(self) -> list[int]:
        """The keys; none where somebody typed into the form."""
        said = str(self.cleaned_data["cases"]).split(".")[: MOST + 1]
        return [int(one) for one in said if one.isascii() and one.isdigit() and len(one) <= DIGITS]


class HandoverForm(forms.Form):
    """How it goes, and to whom."""

    way = forms.ChoiceField(choices=Way.choices, label=_("How it goes"), widget=forms.RadioSelect, initial=Way.PORTAL)
    to = MaskedWords(longest=LONGEST_TO, label=_("Who receives it"), help_text=_("A desk or a person of the company"))

    @property
    def said(self) -> dict[str, Any]:
        """In the words of the verb."""
        return {"way": self.cleaned_data["way"], "to": self.cleaned_data["to"]}
