"""The receipt number, for which a link is sent."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.forms.words import Words
from inquiries.models import Inquiry

from .ask import Ask
from .public import PublicForm


class LinkForm(PublicForm):
    """A receipt number in any width; `find` looks for the inquiry."""

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

    def find(self) -> Inquiry | None:
        """The inquiry of this number; None, with an error, where there is none."""
        inquiry = Inquiry.objects.numbered(self.cleaned_data["number"])
        if inquiry is None:
            sentence = _("We have no inquiry with this number. Please look at it once more, or call us.")
            self.add_error("number", forms.ValidationError(sentence, code="unknown"))
        return inquiry
