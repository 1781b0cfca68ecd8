"""A notice is put in force."""

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.forms.masked import MaskedWords
from inquiries.models.explanation import LONGEST


class PublicationForm(forms.Form):
    """What was shown, and why it cannot wait for a second person where there is none."""

    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    reason = MaskedWords(longest=LONGEST, label=_("Why it cannot wait for a second person"))
