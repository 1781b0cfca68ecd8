"""What a customer says of a charge that they do not know. No field takes a card number or shows it again."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.forms.card.fees import YenField
from inquiries.forms.card.reissues import LastFourField
from inquiries.forms.issuer.issuer_field import IssuerField
from inquiries.forms.masked import MaskedInput, MaskedWords
from inquiries.forms.words import Words
from inquiries.masking import mask
from inquiries.models import FraudReport, Reissue, Reporter
from inquiries.models.fraud.charge import (
    MERCHANT,
    CardNumberThere,
    ChargedLongAgo,
    NeverAndWhen,
    NoAmount,
    NotYetCharged,
    RegisteredLater,
    TooMuch,
    police_number,
)
from inquiries.models.refusal import Refusal

REFUSED: dict[type[Refusal], str] = {
    NotYetCharged: "charged_on",
    ChargedLongAgo: "charged_on",
    NoAmount: "yen",
    TooMuch: "yen",
    RegisteredLater: "registered_on",
    NeverAndWhen: "registered_on",
}
"""Refusals that belong to one field."""
FACTS = ("charged_on", "yen", "merchant", "issuer", "brand", "last_four", "registered_on", "has_called",
         "police_number")  # fmt: skip


class DayInput(forms.DateInput):
    """Shows nothing again that may be a card number."""

    input_type = "date"

    def format_value(self, value: Any) -> str | None:
        """The day, or what was typed, masked."""
        shown = super().format_value(value)
        return mask(shown).text if shown else None


class Day(forms.DateField):
    """A day, of which the browser shows none to come."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=DayInput(format="%Y-%m-%d"), **kwargs)


class PoliceInput(forms.TextInput):
    """Shows nothing again that may be a card number."""

    def format_value(self, value: Any) -> str | None:
        """The number, if it may be kept."""
        try:
            return police_number(str(value or "")) or None
        except CardNumberThere:
            return None


class PoliceField(Words):
    """The number that the police gave: kept as it is, refused where it may be a card number."""

    widget = PoliceInput

    def clean(self, value: Any) -> str:
        """The number in one width."""
        try:
            return police_number(super().clean(value))
        except CardNumberThere as refusal:
            raise ValidationError(refusal.sentences) from None


class Choice(forms.ChoiceField):
    """Does not repeat what was sent instead of a choice."""

    default_error_messages: ClassVar = {
        "invalid_choice": forms.ModelChoiceField.default_error_messages["invalid_choice"]
    }


class ChargeForm(forms.Form):
    """A new one, or what is known of one by now."""

    charged_on = Day(label=_("Day of the charge"))
    yen = YenField(
        label=_("Amount in yen"), widget=MaskedInput({"inputmode": "numeric", "autocomplete": "off", "size": 12})
    )
    merchant = MaskedWords(label=_("Merchant, as on the statement"), longest=MERCHANT)
    issuer = IssuerField()
    brand = Choice(choices=[("", _("Not known")), *Reissue.Brand.choices], required=False, label=_("Brand"))
    last_four = LastFourField()
    registered_on = Day(
        label=_("Card registered with us on"), required=False, help_text=_("Leave it empty where nobody knows.")
    )
    never_registered = forms.BooleanField(label=_("The card was never registered with us"), required=False)
    has_called = forms.BooleanField(label=_("The card company has been called"), required=False)
    police_number = PoliceField(
        label=_("Number that the police gave"), required=False, help_text=_("Where the customer told the police.")
    )

    def __init__(self, data: Any = None, *, report: FraudReport | None = None) -> None:
        super().__init__(data)
        today = timezone.localdate().isoformat()
        for name in ("charged_on", "registered_on"):
            self.fields[name].widget.attrs["max"] = today
        if report:
            self.initial = {name: getattr(report, name) for name in FACTS} | {"issuer": report.issuer}
            self.initial["never_registered"] = not report.is_registered
        else:
            self.fields["charged_on"].widget.attrs["autofocus"] = True

    @property
    def charge(self) -> dict[str, Any]:
        """What is to be kept."""
        kept = dict(self.cleaned_data)
        return kept | {"is_registered": not kept.pop("never_registered")}

    def take(self, refusal: Refusal) -> None:
        """Show a refusal at its field, or above all."""
        self.add_error(REFUSED.get(type(refusal)), refusal.sentences)


class NewChargeForm(ChargeForm):
    """Says also who told us."""

    reported_by = Choice(choices=Reporter.choices, initial=Reporter.CUSTOMER, label=_("Reported by"))
