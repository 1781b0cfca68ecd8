"""The receipt number, for which a link is sent."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.forms.words import Words
from inquiries.models import Inquiry
from inquiries.models.inquiry.number import plain_number

from .ask import Ask
from .public import PublicForm


class LinkForm(PublicForm):
    """A receipt number in any width."""

    number = Words(
        label=_("Receipt number"),
        max_length=40,
        help_text=_("It looks like H-000123."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": _("Please write the receipt number.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lay_out(Ask("number"))

    def clean_number(self) -> str:
        """Refuse what no number looks like. Whether an inquiry has this one, nobody is told here."""
        number: str = self.cleaned_data["number"]
        if plain_number(number) is None:
            sentence = _("This is no receipt number. Please look at it once more, or call us.")
            raise forms.ValidationError(sentence, code="no_number")
        return number

    def find(self) -> Inquiry | None:
        """The inquiry of this number."""
        return Inquiry.objects.numbered(self.cleaned_data["number"])
