"""A promised call: today or tomorrow, at a time in the future; and on which number it was made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.forms.reach import PhoneField
from inquiries.models import Contact, Phone

DAYS = {"today": 0, "tomorrow": 1}


class PromiseWidget(forms.MultiWidget):
    """The day and the time, side by side."""

    def __init__(self) -> None:
        days = [("today", _("Today")), ("tomorrow", _("Tomorrow"))]
        day = forms.Select({"class": "form-select w-auto", "aria-label": _("Day")}, days)
        clock = forms.TimeInput({"class": "form-control w-auto", "type": "time", "aria-label": _("Time")})
        super().__init__([day, clock])

    def decompress(self, value: datetime | None) -> list[Any]:
        """An instant as a day, today or tomorrow, and a time."""
        if value is None:
            return ["today", None]
        here = timezone.localtime(value)
        return ["tomorrow" if here.date() > timezone.localdate() else "today", here.time()]


class PromiseField(forms.MultiValueField):
    """An instant, or None where no time was chosen."""

    widget = PromiseWidget

    def __init__(self, *, required: bool) -> None:
        fields = (
            forms.ChoiceField(choices=[(day, day) for day in DAYS]),
            forms.TimeField(error_messages={"invalid": _("Write the time like 16:30.")}),
        )
        sentences = {"required": _("At what time?")}
        super().__init__(
            fields, label=_("Call back"), required=required, require_all_fields=False, error_messages=sentences
        )

    def clean(self, value: Any) -> datetime | None:
        """None for a day without a time."""
        return super().clean(value if value and value[1] else None)  # type: ignore[no-any-return]

    def compress(self, data_list: list[Any]) -> datetime | None:
        """The instant; refused where it is past."""
        if not data_list:
            return None
        day, clock = data_list
        at = instant(day, clock)
        if at <= timezone.now():
            raise forms.ValidationError(_("This time has passed."), code="passed")
        return at


def instant(day: str, clock: time) -> datetime:
    """Today or tomorrow at this time of day."""
    date = timezone.localdate() + timedelta(days=DAYS[day])
    return timezone.make_aware(datetime.combine(date, clock))


class PromiseForm(forms.Form):
    """When we call; and the number, where the contact has none."""

    callback_at = PromiseField(required=True)

    def __init__(self, data: Mapping[str, Any] | None, *, contact: Contact | None = None) -> None:
        super().__init__(data)
        clock = self.fields["callback_at"].widget.widgets[1]
        clock.attrs["autofocus"] = True
        if contact and not contact.phones.exists():
            sentences = {"required": _("To call back we need a number.")}
            self.fields["phone"] = PhoneField(label=_("Telephone number"), max_length=40, error_messages=sentences)


class CalledForm(forms.Form):
    """Which of the numbers that keep the promise was called; none where there are none."""

    phone = forms.ModelChoiceField(
        Phone.objects.none(),
        required=False,
        error_messages={"invalid_choice": _("This is no number of this contact. Load the page again.")},
    )

    def __init__(self, data: Mapping[str, Any], *, contacts: list[Contact]) -> None:
        super().__init__(data)
        self.fields["phone"].queryset = Phone.objects.filter(contact__in=contacts)  # type: ignore[attr-defined]
