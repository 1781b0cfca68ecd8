"""The name of a card company."""

from django import forms
from django.utils.translation import gettext_lazy as _


class IssuerForm(forms.Form):
    """The name as the card shows it."""

    name = forms.CharField(label=_("Name of the card company"), max_length=60)
