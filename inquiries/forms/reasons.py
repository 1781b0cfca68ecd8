"""Why somebody does what others will ask about."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.models.explanation import LONGEST, is_worded

from .masked import MaskedWords


class ReasonForm(forms.Form):
    """A reason in words; a dot is none."""

    reason = MaskedWords(longest=LONGEST, label=_("Reason"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = True

    def clean_reason(self) -> str:
        """The reason, masked; refused where it is not words."""
        reason: str = self.cleaned_data["reason"]
        if not is_worded(reason):
            raise forms.ValidationError(_("Give a reason, in words that somebody else understands."))
        return reason
