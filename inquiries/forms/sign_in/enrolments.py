"""Names to make accounts of; and one's own password at the first sign-in."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from inquiries.models import Role
from inquiries.models.account.enrolment import MOST


class EnrolmentForm(forms.Form):
    """As many as fifty at once, one a line."""

    names = forms.CharField(
        label=_("Names, one a line"),
        max_length=20_000,
        widget=forms.Textarea({"rows": 8}),
        help_text=_(
            "Up to 50. From a spreadsheet: name, username, role. Without a username one is proposed, from kana "
            "or letters; kanji get a number."
        ),
    )
    role = forms.ChoiceField(label=_("Role, where the line says none"))
    expires_on = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Of all of them. Empty: without end."),
    )

    def __init__(self, *args: Any, roles: Collection[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.value, role.label) for role in roles]  # type: ignore[attr-defined]
        if not self.is_bound:
            self.fields["names"].widget.attrs["autofocus"] = True

    def clean_names(self) -> str:
        """No more than fit."""
        names: str = self.cleaned_data["names"]
        count = sum(bool(line.strip()) for line in names.splitlines())
        if count > MOST + 1:  # one may be the heads of the columns
            said = ngettext("This is %(count)s line.", "These are %(count)s lines.", count) % {"count": count}
            raise forms.ValidationError([said, _("Take up to 50 at once.")])
        return names

    def clean_expires_on(self) -> date | None:
        """Today or later."""
        day: date | None = self.cleaned_data["expires_on"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("This day is over. Choose today or later."))
        return day
