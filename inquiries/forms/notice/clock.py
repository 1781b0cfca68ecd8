"""A time of day as a person types it."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.schedule import DAY

CLOCK = re.compile(r"(\d{1,2})(?::|(?::|時)?(?P<past>[0-5]\d)分?|時(?P<half>半)?)?")


class ClockField(forms.CharField):
    """A time of day, also beyond 24:00: 29:00 is five o'clock the next morning."""

    def __init__(self, **options: Any) -> None:
        size = {"class": "form-control", "size": 5, "inputmode": "numeric", "placeholder": "9:00"}
        super().__init__(max_length=6, required=False, widget=forms.TextInput(attrs=size), **options)

    def clean(self, value: Any) -> int | None:
        """Minutes since midnight."""
        words = unicodedata.normalize("NFKC", super().clean(value)).strip()
        if not words:
            return None
        match = CLOCK.fullmatch(words)
        past = (match["past"] or (30 if match["half"] else 0)) if match else 0
        minute = int(match[1]) * 60 + int(past) if match else -1
        if not 0 <= minute <= 2 * DAY:
            raise forms.ValidationError(_("Write the time as 9:00, or 24:00 for the midnight that ends the day."))
        return minute
