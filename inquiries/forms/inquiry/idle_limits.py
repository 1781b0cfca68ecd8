"""After how long without work a claim lapses."""

from django import forms
from django.utils.translation import gettext_lazy as _


class IdleLimitForm(forms.Form):
    """A number of open minutes; empty: never."""

    minutes = forms.IntegerField(
        label=_("Minutes without work"),
        help_text=_("Empty: a claim never goes back by itself."),
        min_value=1,
        max_value=9999,
        required=False,
    )
