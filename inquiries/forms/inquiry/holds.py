"""What an inquiry waits for, and until when at most."""

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.forms.masked import MaskedWords
from inquiries.forms.moments import MomentToCome
from inquiries.models import Hold


class HoldForm(forms.Form):
    """A reason must be chosen; words and a time may be added."""

    reason = forms.ChoiceField(label=_("Waits for"), choices=Hold.Reason)
    until = MomentToCome(
        label=_("Until when at the longest"), required=False, help_text=_("From then on it counts as late again.")
    )
    words = MaskedWords(label=_("In words"), longest=200)
