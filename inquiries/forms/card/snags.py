"""What somebody has to look into about a card: the card company refused; and what was found."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.forms.masked import MaskedTextarea, MaskedWords
from inquiries.models import Reporter
from inquiries.models.explanation import LONGEST


class RefusedForm(forms.Form):
    """Who says that the card company refused. Our own word is not offered."""

    reported_by = forms.ChoiceField(
        choices=[(one.value, one.label) for one in Reporter if one != Reporter.US], label=_("Reported by")
    )


class SettleForm(forms.Form):
    """What was found."""

    words = MaskedWords(
        longest=LONGEST, label=_("What was found"), widget=MaskedTextarea({"rows": 2, "data-no-card": ""})
    )
