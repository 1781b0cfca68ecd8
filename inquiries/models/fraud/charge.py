"""Charge 請求: what a customer says of a charge that they do not know, checked before it is kept."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypedDict

from django.utils.translation import gettext_lazy as _

from inquiries.masking import mask
from inquiries.models.refusal import Refusal

if TYPE_CHECKING:
    from inquiries.models.card.issuer import Issuer

MOST_YEN = 99_999_999
LONG_AGO = timedelta(days=5 * 366)
MERCHANT, POLICE = 60, 30
"""Characters of the name on the statement, and of the number that the police gave."""
POLICE_DIGITS = 12
"""One digit less than the shortest card number."""


class Charge(TypedDict, total=False):
    """What is said of it. `is_registered` is False where the card was never registered with the company."""

    charged_on: date
    yen: int
    merchant: str
    issuer: Issuer | None
    brand: str
    last_four: str
    registered_on: date | None
    is_registered: bool
    has_called: bool
    police_number: str


class NotYetCharged(Refusal):
    """A charge has a day that has come."""

    sentence = _("This day is still to come. Write down a charge that has been made.")


class ChargedLongAgo(Refusal):
    """A mistyped year."""

    sentence = _("This is more than five years ago. Is the year right?")


class NoAmount(Refusal):
    """A charge is of some yen."""

    sentence = _("The amount is 0 yen. Write down how much was charged.")


class TooMuch(Refusal):
    """More than a card can be charged: mistyped, or another number."""

    sentence = _("A hundred million yen or more is not a charge to a card. Write down the amount alone.")


class CardNumberThere(Refusal):
    """The number that the police gave holds what may be a card number."""

    sentence = _("This may be a card number, so it was not kept. Write down only the number that the police gave.")


class RegisteredLater(Refusal):
    """The card was registered on a day to come."""

    sentence = _("The card cannot have been registered on a day that is still to come.")


class NeverAndWhen(Refusal):
    """A card that was never registered has no day of it."""

    sentence = _("Either the card was never registered, or on this day. Leave one of the two empty.")


def checked(charge: Charge, today: date) -> Charge:
    """The same, as it may be kept; else a Refusal."""
    kept = charge.copy()
    if charge["charged_on"] > today:
        raise NotYetCharged
    if charge["charged_on"] < today - LONG_AGO:
        raise ChargedLongAgo
    if charge["yen"] < 1:
        raise NoAmount
    if charge["yen"] > MOST_YEN:
        raise TooMuch
    registered_on = charge.get("registered_on")
    if registered_on and registered_on > today:
        raise RegisteredLater
    if registered_on and not charge.get("is_registered", True):
        raise NeverAndWhen
    kept["merchant"] = mask(charge.get("merchant", "").strip()).text[:MERCHANT]
    kept["police_number"] = police_number(charge.get("police_number", ""))
    return kept


def police_number(typed: str) -> str:
    """As it was typed, in one width. CardNumberThere."""
    number = unicodedata.normalize("NFKC", typed).strip()
    digits = sum(character.isdigit() for character in number)
    if digits > POLICE_DIGITS or len(number) > POLICE or mask(number).text != number:
        raise CardNumberThere
    return number
