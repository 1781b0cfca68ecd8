"""After how many days without a word a card is listed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.models import NoWordLimit
from inquiries.models.card.no_word_limit import MOST_DAYS


class NoWordLimitForm(forms.Form):
    """Days, one at least."""

    days = forms.IntegerField(label=_("Days without a word"), min_value=1, max_value=MOST_DAYS)

    def __init__(self, data: Any, *, limit: NoWordLimit) -> None:
        super().__init__(data, initial={"days": limit.days})
