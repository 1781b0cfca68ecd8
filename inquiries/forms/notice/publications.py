"""Puts a notice in force."""

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.forms.masked import MaskedWords
from inquiries.models.explanation import LONGEST


class PublicationForm(forms.Form):
    """The fingerprint of what was shown, and the reason where one person publishes alone."""

    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    reason = MaskedWords(longest=LONGEST, label=_("Why it cannot wait for a second person"))
