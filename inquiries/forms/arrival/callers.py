"""Who calls: what somebody typed into one field becomes a number and a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.forms.words import Words
from inquiries.masking import mask
from inquiries.models.inquiry.contact import plain_phone
from inquiries.search import telephone

COMBOBOX = {
    "role": "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "who-list",
}  # fmt: skip
RECEIPT = re.compile(r"\bh-[0-9]{4}")
UNFINISHED = re.compile(r"[0-9+()\- ]+")
BETWEEN = " \t\u3000,、，:：/／・"
"""Characters between a number and a name, which belong to neither."""


@dataclass(frozen=True)
class Caller:
    """What is known of a caller; nothing where they stay nameless."""

    name: str = ""
    phone: str = ""


def caller_from(typed: str) -> Caller | None:
    """'090-0000-1234 中村' in any order and width; None for an incomplete telephone number.

    The number is searched in a half-width copy of the same length, so that the name keeps its characters.
    """
    narrow = telephone.narrow(typed)
    for start, end in telephone.places(narrow):
        if plain_phone(narrow[start:end]):
            around = (typed[:start].strip(BETWEEN), typed[end:].strip(BETWEEN))
            return Caller(" ".join(filter(None, around)), narrow[start:end])
    return None if UNFINISHED.fullmatch(narrow) else Caller(name=typed)


class CallerInput(forms.TextInput):
    """Does not show again what has to be masked."""

    def format_value(self, value: object) -> str | None:
        """What was typed; nothing if it holds what must not be stored."""
        return str(value) if value and not mask(str(value)).findings else None


class CallerField(Words):
    """A number, a name, both or nothing. A card number is refused and not shown again."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Number or name"),
            help_text=_("Number, name or both. Empty: the caller stays nameless."),
            required=False,
            max_length=120,
            widget=CallerInput(COMBOBOX | {"autocomplete": "off", "spellcheck": "false", "data-no-card": ""}),
        )

    def clean(self, value: object) -> Caller:
        """The caller. Refuses what is neither: card numbers, receipt numbers, mail addresses, incomplete numbers."""
        typed = super().clean(value)
        if mask(typed).findings:
            raise forms.ValidationError(_("This looks like a card number or a password. It was not kept."))
        caller = caller_from(typed)
        if caller is None:
            raise forms.ValidationError(_("This is not a whole telephone number."))
        if RECEIPT.search(telephone.narrow(caller.name)):
            raise forms.ValidationError(
                _("A receipt number only finds somebody. Choose from the list, or type a name.")
            )
        if "@" in caller.name:
            raise forms.ValidationError(_("A mail address only finds somebody. Choose from the list, or type a name."))
        return caller
