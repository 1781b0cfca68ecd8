"""How urgent an inquiry is."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.models import Priority


class PriorityForm(forms.Form):
    """One of the priorities."""

    priority = forms.TypedChoiceField(label=_("Priority"), choices=Priority, coerce=lambda said: Priority(int(said)))
