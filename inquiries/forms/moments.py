"""A moment to come: a day and a time of the clock, in one field of the browser's own."""

from datetime import datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

FAR = timedelta(days=1000)
"""Further ahead nobody promises anything; a slip of the year is caught."""


class MomentToCome(forms.DateTimeField):
    """Later than now, and not in another age."""

    widget = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def validate(self, value: datetime | None) -> None:
        """It lies ahead."""
        super().validate(value)
        if value is not None and not timezone.now() < value < timezone.now() + FAR:
            raise ValidationError(_("Give a time that is still to come."), code="past")
