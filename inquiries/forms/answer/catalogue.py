"""Filters of the list of answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.forms.marked import MarkedField
from inquiries.forms.masked import MaskedWords
from inquiries.models import Answer


class CatalogueForm(forms.Form):
    """What the list of answers shows."""

    bound_field_class = MarkedField
    MISSING, SILENT, TO_READ, SENT_BACK = "missing", "silent", "to_read", "sent_back"
    q = MaskedWords(longest=100, label=_("Words"))
    state = forms.ChoiceField(
        label=pgettext_lazy("answer", "State"),
        required=False,
        widget=forms.Select({"class": "form-select w-auto"}),
        choices=[
            ("", pgettext_lazy("answers", "All in use")),
            (TO_READ, _("For a second person to read")),
            (SENT_BACK, pgettext_lazy("answers", "Sent back")),
            *Answer.State.choices,
            (SILENT, _("Not in the notice")),
            (MISSING, _("Without an answer")),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["q"].widget = forms.TextInput({"type": "search", "data-key": "f", "class": "form-control w-auto"})
