"""What the preview sends back when somebody does what it shows."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SEEN = re.compile(r"(\d{1,18}):([\w.]{1,100})")


class ConsentForm(forms.Form):
    """The rows with their fingerprints, as they were shown; above so many letters also their number, typed."""

    token = forms.CharField(max_length=60, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    number = forms.CharField(
        required=False,
        max_length=6,
        label=_("Number of letters"),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "class": "form-control w-auto"}),
    )

    def __init__(self, *args: Any, counted_above: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._counted_above = counted_above

    def clean_seen(self) -> dict[int, str]:
        """Fingerprints by key; what cannot be read was not seen."""
        return {int(key): mark for key, mark in SEEN.findall(self.cleaned_data["seen"])}

    def clean(self) -> dict[str, Any]:
        """The number is that of the rows."""
        count = len(self.cleaned_data.get("seen", {}))
        typed = self.cleaned_data.get("number", "").strip()
        if self._counted_above is not None and count > self._counted_above and not _is(typed, count):
            self.add_error("number", ValidationError(_("Type the number of letters that stands above."), code="number"))
        return self.cleaned_data


def _is(typed: str, count: int) -> bool:
    """In any width: ４１ is 41."""
    return typed.isdecimal() and int(typed) == count
