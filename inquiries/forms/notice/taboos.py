"""A taboo: its words, the reason, and what to say instead."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.forms.masked import MaskedWords
from inquiries.models import Cohort, Taboo, Topic


class TabooForm(forms.Form):
    """The reason is required. The topic of an existing taboo cannot be changed."""

    words = MaskedWords(
        longest=80,
        label=_("Words"),
        help_text=_("As one would say it: “it is free”. Other polite endings are found as well."),
    )
    topic = forms.ModelChoiceField(
        Topic.objects.order_by("order", "key"),
        label=_("Topic"),
        required=False,
        to_field_name="key",
        empty_label=_("Whatever it is about"),
    )
    cohorts = forms.MultipleChoiceField(
        label=_("Never said to"),
        choices=Cohort.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: to everybody. It is not said either to anybody of whom nothing is confirmed."),
    )
    because = MaskedWords(longest=300, label=_("Why not"))
    instead = MaskedWords(longest=300, label=_("Say instead"))

    def __init__(self, *args: Any, taboo: Taboo | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("words", "because", "instead"):
            self.fields[name].required = True
        if taboo:
            del self.fields["topic"]
