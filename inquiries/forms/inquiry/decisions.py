"""What the owner of an escalation answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from inquiries.forms.masked import MaskedTextarea, MaskedWords
from inquiries.models import Escalation, Staff

LONGEST = 5_000
"""Characters of an answer."""
QUOTABLE = [
    ("", _("For the desk only: it stands in the inquiry as a note")),
    ("yes", _("May be told to the customer, in exactly these words")),
]


class DecisionForm(forms.Form):
    """The answer. A supervisor who writes it down for somebody without an account says who gave it.

    Whoever asked it themselves answers with a note: two people stand behind what may be quoted.
    """

    words = MaskedWords(longest=LONGEST, label=_("Answer"), widget=MaskedTextarea({"rows": 5, "data-no-card": ""}))
    is_quotable = forms.ChoiceField(label=_("What it is for"), choices=QUOTABLE, widget=forms.RadioSelect)
    given_by = MaskedWords(longest=60, label=_("Who gave this answer"))

    def __init__(self, data: Mapping[str, Any] | None, *, escalation: Escalation, by: Staff) -> None:
        super().__init__(data)
        self.fields["is_quotable"].required = False
        if escalation.by_id == by.pk:
            del self.fields["is_quotable"]
        if not escalation.is_written_down_by(by):
            del self.fields["given_by"]

    def clean_words(self) -> str:
        """Refuses an empty answer."""
        if not (words := str(self.cleaned_data["words"])):
            raise ValidationError(_("Write the answer."))
        return words

    def clean_is_quotable(self) -> bool:
        """The choice as a boolean."""
        return bool(self.cleaned_data["is_quotable"])
