"""Uncovering a contact detail."""

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.forms.masked import MaskedWords
from inquiries.models import Sighting


class SightingForm(forms.Form):
    """Which detail, and a reason in words."""

    field = forms.ChoiceField(choices=Sighting.DETAILS, widget=forms.HiddenInput)
    reason = MaskedWords(label=_("Reason"), longest=200)
