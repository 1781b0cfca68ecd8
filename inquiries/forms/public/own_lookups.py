"""The customer looks themselves up: which address they registered, and the code that was mailed to it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.forms.masked import FreshInput
from inquiries.forms.words import Words
from inquiries.models.roster.blind_key import Kind, NotWhole, plain

from .ask import Ask
from .public import PublicForm


class OwnAddressForm(PublicForm):
    """The whole address that they registered with the company."""

    address = Words(
        label=_("Mail address that you registered with us"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email", "spellcheck": "false"}),
        error_messages={"required": _("Please write the mail address.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "own-%s"} | kwargs)
        self.lay_out(Ask("address"))

    def clean_address(self) -> str:
        """Refuses what is no whole address."""
        address: str = self.cleaned_data["address"]
        if not plain(Kind.MAIL, address):
            raise forms.ValidationError(NotWhole().sentences)
        return address


class OwnCodeForm(PublicForm):
    """The digits from the mail."""

    digits = Words(
        label=_("Code from the mail"),
        max_length=40,
        widget=FreshInput({"inputmode": "numeric", "autocomplete": "one-time-code", "spellcheck": "false"}),
        error_messages={"required": _("Please type the six digits.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "own-%s"} | kwargs)
        self.lay_out(Ask("digits"))
