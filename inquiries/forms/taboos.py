"""What is never said, why not, and what to say instead."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.models import Topic

from .masked import MaskedWords


class TellingForm(forms.Form):
    """Why not, and what instead. Without a reason nobody remembers it."""

    because = MaskedWords(longest=300, label=_("Why not"))
    instead = MaskedWords(longest=300, label=_("Say instead"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("because", "instead"):
            self.fields[name].required = True


class TabooForm(TellingForm):
    """A new one."""

    words = MaskedWords(
        longest=80,
        label=_("Words"),
        help_text=_("As one would say it: “it is free”. Other polite endings are found as well."),
    )
    topic = forms.ModelChoiceField(
        Topic.objects.order_by("order", "key"),
        label=_("Topic"),
        required=False,
        to_field_name="key",
        empty_label=_("Whatever it is about"),
    )
    field_order = ("words", "topic", "because", "instead")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].required = True
