"""A moment to come: a day and a time, in one datetime-local field."""

from datetime import datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

FAR = timedelta(days=1000)
"""Anything further ahead is a mistyped year."""


class MomentToCome(forms.DateTimeField):
    """Later than now, and not too far ahead."""

    widget = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def validate(self, value: datetime | None) -> None:
        """Refuses the past, and what is further than FAR."""
        super().validate(value)
        if value is not None and not timezone.now() < value < timezone.now() + FAR:
            raise ValidationError(_("Give a time that is still to come."), code="past")
