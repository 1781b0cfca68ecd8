"""What a row shows, and how close the rows stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.models.desk.layout import Layout, Part


class LayoutForm(forms.Form):
    """The name, the time left and how it stands are always there."""

    density = forms.ChoiceField(
        label=_("Distance of the rows"),
        choices=[("wide", pgettext_lazy("rows", "Comfortable")), ("dense", pgettext_lazy("rows", "Dense"))],
        widget=forms.RadioSelect,
    )
    parts = forms.MultipleChoiceField(
        label=_("A row shows"),
        help_text=_("The time left, the name and how it stands are always there."),
        choices=Part.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Mapping[str, Any] | None, *, layout: Layout) -> None:
        shown = [part for part in Part.values if part not in layout.without]
        super().__init__(data, initial={"density": "dense" if layout.is_dense else "wide", "parts": shown})

    @property
    def is_dense(self) -> bool:
        """The rows stand close."""
        return bool(self.cleaned_data["density"] == "dense")

    @property
    def without(self) -> set[str]:
        """What was not ticked."""
        return {*Part.values} - {*self.cleaned_data["parts"]}
