"""A desk of a card company: its number, its hours by kinds of days."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from inquiries.forms.masked import MaskedInput, MaskedWords
from inquiries.models import IssuerDesk
from inquiries.models.issuer.desk_facts import plain_number
from inquiries.models.issuer.desk_kind import DeskKind
from inquiries.models.issuer.opening import plain_days, plain_hours
from inquiries.models.refusal import Refusal

from .issuers import SeenForm

FACTS = ("kind", "phone", "weekdays", "saturdays", "sundays", "holidays", "closed_on", "languages", "note")


class PlainField(MaskedWords):
    """Text that has one form, in which it is kept."""

    def __init__(self, plain: Callable[[str], str], **kwargs: Any) -> None:
        self._plain = plain
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        """In its one form; a refusal is said beside the field."""
        try:
            return self._plain(super().clean(value))
        except Refusal as refusal:
            raise ValidationError(refusal.sentences) from None


class IssuerDeskForm(SeenForm):
    """A new one, or what is known of one by now."""

    kind = forms.ChoiceField(label=_("Kind of desk"), choices=DeskKind.choices)
    phone = PlainField(
        plain_number,
        label=_("Telephone"),
        longest=40,
        help_text=_("As it stands on the back of the card, or on the company's own page."),
        widget=MaskedInput({"inputmode": "tel", "autocomplete": "off", "data-no-card": ""}),
    )
    weekdays = PlainField(
        plain_hours,
        label=_("Monday to Friday"),
        longest=60,
        help_text=_("9:00-17:00, or two spans with a blank between, or “24 hours”. Empty: closed."),
    )
    saturdays = PlainField(plain_hours, label=_("Saturdays"), longest=60)
    sundays = PlainField(plain_hours, label=_("Sundays"), longest=60)
    holidays = PlainField(plain_hours, label=_("Public holidays of Japan"), longest=60)
    closed_on = PlainField(
        plain_days,
        label=_("Other closing days"),
        longest=300,
        help_text=_("12/30-1/3 every year, 2027/5/1 that year alone; a blank between."),
    )
    languages = MaskedWords(label=_("Languages beside Japanese"), longest=60)
    note = MaskedWords(label=_("Note for the desk"), longest=200)

    @classmethod
    def of(cls, desk: IssuerDesk) -> dict[str, Any]:
        """What is known now, as the fields show it."""
        return {name: getattr(desk, name) for name in FACTS} | {"seen": desk.fingerprint}
