"""A card that is being replaced: its issuer and digits, and how it begins."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from inquiries.forms.issuer.issuer_field import IssuerField
from inquiries.forms.words import Words
from inquiries.models import Beginning, Reissue, Reporter
from inquiries.models.card.cards import Card

MOST_CARDS = 5
"""Of one person in one form."""


def last_four_of(typed: Any) -> str:
    """Four digits in any width, as ASCII; an empty text for anything else."""
    folded = unicodedata.normalize("NFKC", str(typed or "")).strip()
    return folded if re.fullmatch(r"[0-9]{4}", folded) else ""


class LastFourInput(forms.TextInput):
    """Has no maxlength, since a browser would keep the first four digits of a pasted card number."""

    def format_value(self, value: Any) -> str | None:
        """Shows nothing again but four digits."""
        return last_four_of(value) or None


class LastFourField(Words):
    """Exactly four digits or nothing, so that no card number can be entered."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Last four digits"),
            required=False,
            help_text=_(
                "Only where the customer has more than one card of this company. Never ask for more than these four."
            ),
            widget=LastFourInput({"inputmode": "numeric", "autocomplete": "off", "data-no-card": ""}),
        )

    def clean(self, value: Any) -> str:
        """The four digits."""
        typed = super().clean(value)
        if typed and not last_four_of(typed):
            raise ValidationError(_("Exactly four digits. What was typed was not kept."))
        return last_four_of(typed)


class CardForm(forms.Form):
    """What is known of one card."""

    issuer = IssuerField()
    brand = forms.ChoiceField(choices=[("", _("Not known")), *Reissue.Brand.choices], required=False, label=_("Brand"))
    last_four = LastFourField()


class ReissueForm(CardForm):
    """Opens a reissue, or one for each of several cards of a person; `more` are the further ones."""

    beginning = forms.ChoiceField(choices=Beginning.choices, initial=Beginning.THEMSELVES, label=_("How it begins"))
    reported_by = forms.ChoiceField(choices=Reporter.choices, initial=Reporter.CUSTOMER, label=_("Reported by"))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.more = [CardForm(data, prefix=f"card{number}") for number in range(2, MOST_CARDS + 1)]

    def is_valid(self) -> bool:
        """With all further cards."""
        return all([super().is_valid(), *(card.is_valid() for card in self.more)])

    @property
    def is_open(self) -> bool:
        """Something was written of a further card, right or wrong."""
        return self.is_bound and any(card.errors or card.has_changed() for card in self.more)

    @property
    def cards(self) -> list[Card]:
        """The first, and of the others those of which something is known."""
        first: Card = {name: self.cleaned_data[name] for name in CardForm.base_fields}  # type: ignore[assignment]
        others: list[Any] = [card.cleaned_data for card in self.more]
        return [first, *(card for card in others if any(card.values()))]

    @property
    def said(self) -> dict[str, str]:
        """What holds for all of them."""
        return {name: self.cleaned_data[name] for name in ("beginning", "reported_by")}


class IssuerForm(forms.Form):
    """Which card company it is, once that is known."""

    issuer = IssuerField()
