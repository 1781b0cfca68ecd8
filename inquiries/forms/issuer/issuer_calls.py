"""A card company telephones: who, which desk, about what, what was said, what we promised."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from inquiries.forms.arrival.calls import moment_of_call
from inquiries.forms.masked import MaskedTextarea, MaskedWords
from inquiries.forms.words import Words
from inquiries.masking import mask
from inquiries.models import Inquiry, Staff
from inquiries.models.card.issuer import NAME
from inquiries.models.few import NAMED
from inquiries.models.inquiry.number import plain_number
from inquiries.models.issuer.issuer_call import PROMISED, SAID, DayGone, IssuerCallEntry, NoDay, NoSuchSheet
from inquiries.models.refusal import Refusal

from .issuer_field import IssuerField

MOST_NUMBERS = 50
LONGEST_NAMED = 20
"""Characters that are repeated of a number that is none of ours."""
REFUSED: dict[type[Refusal], str] = {DayGone: "promised_on", NoDay: "promised_on", NoSuchSheet: "sheet"}
"""Refusals that belong to one field."""


class NumbersField(Words):
    """Receipt numbers, with blanks between; the inquiries that they lead to, of those that `by` may see."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.by: Staff | None = None

    def clean(self, value: Any) -> list[Inquiry]:
        """The inquiries. Refuses what leads to none."""
        typed = [part for part in re.split(r"[\s,、，]+", super().clean(value)) if part]
        numbers = {part: plain_number(part) for part in typed[:MOST_NUMBERS]}
        found = Inquiry.objects.visible_to(self.by).in_bulk(filter(None, numbers.values())) if self.by else {}
        if len(typed) > MOST_NUMBERS:
            raise ValidationError(_("Fifty numbers at most."))
        if unknown := [part for part, number in numbers.items() if number not in found]:
            raise ValidationError(_none_of_ours(unknown))
        return list(found.values())


def _none_of_ours(typed: list[str]) -> str:
    """Which of the numbers lead to no inquiry; of many the first few."""
    named = " ".join(mask(part).text[:LONGEST_NAMED] for part in typed[:NAMED])
    said = ngettext(
        "This is no receipt number of ours: %(numbers)s. Correct or remove it; they look like H-000123.",
        "These are no receipt numbers of ours: %(numbers)s. Correct or remove them; they look like H-000123.",
        len(typed),
    )
    return said % {"numbers": f"{named} …" if len(typed) > NAMED else named}


class IssuerCallForm(forms.Form):
    """What is written down while they speak."""

    issuer = IssuerField(required=True)
    department = MaskedWords(label=_("Desk or department"), longest=NAME)
    caller = MaskedWords(label=_("Who speaks"), longest=NAME)
    callback_number = MaskedWords(
        label=_("Number that they give"), longest=40, help_text=_("It is kept, and never called.")
    )
    about = NumbersField(
        label=_("About which inquiries"),
        max_length=1_000,
        help_text=_("Receipt numbers of the reissues or charges, with blanks between."),
        widget=forms.TextInput({"data-no-card": "", "autocomplete": "off"}),
    )
    sheet = MaskedWords(
        label=_("Number of the sheet"), longest=40, help_text=_("As it stands on our sheet to this company: 12.")
    )
    said = MaskedWords(label=_("What they said"), longest=SAID, widget=MaskedTextarea({"rows": 5, "data-no-card": ""}))
    knows_no_waiver = forms.BooleanField(
        label=_("They say that they know of no waived fee"),
        required=False,
        help_text=_("Headquarters is asked, for each card of theirs among these inquiries."),
    )
    promised = MaskedWords(
        label=_("What we promised them"), longest=PROMISED, widget=MaskedTextarea({"rows": 2, "data-no-card": ""})
    )
    promised_on = forms.DateField(
        label=_("By which day"), required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    began_at = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, by: Staff, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.fields["said"].required = True
        about = self.fields["about"]
        assert isinstance(about, NumbersField)
        about.by = by
        self.fields["promised_on"].widget.attrs["min"] = timezone.localdate().isoformat()
        self.fields["issuer"].widget.attrs["autofocus"] = True
        self.initial.setdefault("began_at", timezone.now().isoformat())

    def clean_began_at(self) -> datetime | None:
        """When it began; None where that is not a time of ours, or too long ago."""
        return moment_of_call(self.cleaned_data["began_at"])

    @property
    def entry(self) -> IssuerCallEntry:
        """What is to be kept."""
        return IssuerCallEntry(**self.cleaned_data)

    def take(self, refusal: Refusal) -> None:
        """Show a refusal at its field, or above all."""
        self.add_error(REFUSED.get(type(refusal)), refusal.sentences)


class UnknownWaiverForm(forms.Form):
    """Who at the card company said so."""

    said_by = MaskedWords(label=_("Who said so"), longest=NAME, help_text=_("Desk or name, where it is known."))
