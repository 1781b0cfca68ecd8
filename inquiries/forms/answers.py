"""The words around the quotation."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 2_000


class AnswerForm(forms.Form):
    """What a person may change of an answer: never the quotation."""

    opening = forms.CharField(
        label=_("Opening"), max_length=LONGEST, required=False, widget=forms.Textarea({"rows": 3})
    )
    silence = forms.CharField(
        label=_("What the notice does not say"), max_length=LONGEST, required=False, widget=forms.Textarea({"rows": 3})
    )
    next_step = forms.CharField(
        label=_("Next step"), max_length=LONGEST, required=False, widget=forms.Textarea({"rows": 3})
    )
