"""A head of the chain that left the building."""

from __future__ import annotations

from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.models.record.noted import NotAHead, Noted, noted


class HeadForm(forms.Form):
    """As it stands on paper or in a mail."""

    noted = forms.CharField(
        label=_("Printed head"),
        max_length=300,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "class": "font-monospace"}),
        help_text=_("NUMBER:HASH, as on the sheet. Blanks do not matter; the first 16 digits of the hash are enough."),
    )

    def clean_noted(self) -> Noted:
        """Refuses what cannot be a head."""
        try:
            return noted(self.cleaned_data["noted"])
        except NotAHead as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    @property
    def said(self) -> Noted:
        """What of the chain it is."""
        return cast("Noted", self.cleaned_data["noted"])
