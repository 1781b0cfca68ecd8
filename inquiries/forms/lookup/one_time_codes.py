"""A one-time code: to which address, and what was read back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.forms.masked import FreshInput, MaskedInput, MaskedWords
from inquiries.forms.reasons import ReasonForm
from inquiries.forms.words import Words
from inquiries.models.roster.blind_key import Kind, NotWhole, plain

QUIET = {"autocomplete": "off", "spellcheck": "false", "class": "form-control"}


class OneTimeCodeForm(ReasonForm):
    """The address that the person names, and why they are verified."""

    use_required_attribute = False
    address = MaskedWords(
        longest=254,
        label=_("Mail address that they registered"),
        help_text=_("As the caller says it, whole. It is not stored, and read out to nobody."),
        widget=MaskedInput(QUIET),
    )
    field_order = ("address", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "code-%s"} | kwargs)
        self.fields["reason"].widget.attrs |= QUIET

    def clean_address(self) -> str:
        """Refuses what is no whole address."""
        address: str = self.cleaned_data["address"]
        if not plain(Kind.MAIL, address):
            raise forms.ValidationError(NotWhole().sentences)
        return address


class CodeEntryForm(forms.Form):
    """What the caller reads out."""

    use_required_attribute = False
    digits = Words(
        max_length=40,
        label=_("Code that the caller reads out"),
        widget=FreshInput(QUIET | {"inputmode": "numeric", "autocomplete": "one-time-code"}),
        error_messages={"required": _("Type the six digits.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "entry-%s"} | kwargs)
