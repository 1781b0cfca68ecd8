"""Verifying who asks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.models import Contact, Phone


class VerificationForm(forms.Form):
    """The number of theirs on which we called them back."""

    phone = forms.ModelChoiceField(
        Phone.objects.none(),
        error_messages={
            "invalid_choice": _("This is no number of this contact. Load the page again."),
            "required": _("Choose the number that was called."),
        },
    )

    def __init__(self, *args: Any, contact: Contact, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phone"].queryset = contact.phones.all()  # type: ignore[attr-defined]
