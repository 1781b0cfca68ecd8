"""With what outcome an inquiry is closed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.models import Closure


class ClosureForm(forms.Form):
    """One outcome must be chosen."""

    outcome = forms.ChoiceField(label=_("Outcome"), choices=Closure.Outcome, widget=forms.RadioSelect)
