"""What a telephone system, or a click on a number, says of a call that comes in."""

from __future__ import annotations

import re
from typing import Any

from django import forms

from inquiries.models import Extension, Staff
from inquiries.models.inquiry.contact import plain_phone

WITHHELD = {"", "anonymous", "withheld", "restricted", "unknown", "unavailable", "非通知", "公衆電話", "表示圏外"}
"""How telephone systems say that there is no number."""
SCHEME = re.compile(r"^(tel|sip|sips):", re.IGNORECASE)


class Number(forms.CharField):
    """A whole telephone number in E.164, empty where it is withheld. It is never shown again, whatever it was."""

    def __init__(self) -> None:
        super().__init__(required=False, max_length=80)

    def clean(self, value: Any) -> str:
        """Refuses what is neither."""
        said = SCHEME.sub("", super().clean(value)).partition("@")[0].partition(";")[0].strip()
        number = plain_phone(said)
        if not number and said.lower() not in WITHHELD:
            raise forms.ValidationError("Not a whole telephone number.")
        return number


class DialledForm(forms.Form):
    """A number on which the reader has clicked."""

    number = Number()


class RingForm(DialledForm):
    """Who rings, and whom. For programs, so its errors are in English."""

    to = forms.CharField(max_length=60)

    def clean_to(self) -> Staff:
        """The person at this extension, or with this sign-in name."""
        if staff := Extension.objects.rung_at(self.cleaned_data["to"]):
            return staff
        raise forms.ValidationError("Nobody at the desk has this extension.", code="nobody")

    @classmethod
    def of(cls, said: Any) -> RingForm:
        """From JSON: an object with two texts, the number may be null."""
        fields = said if isinstance(said, dict) else {}
        texts = {name: "" if said is None else said for name, said in fields.items()}
        return cls({name: said if isinstance(said, str) else "\0" for name, said in texts.items()})
