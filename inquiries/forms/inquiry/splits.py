"""Which messages become an inquiry of their own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from inquiries.models import Inquiry, Message


class SplitForm(forms.Form):
    """Messages that came in. Preset: the last of a third party, else the newest."""

    messages = forms.MultipleChoiceField(
        label=_("Which messages are about the other matter?"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, inquiry: Inquiry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.heard = {str(message.pk): message for message in inquiry.messages.received().oldest_first()}
        self.fields["messages"].choices = [  # type: ignore[attr-defined]
            (key, _label(message)) for key, message in self.heard.items()
        ]
        newest = max(self.heard.values(), key=lambda message: (message.from_third_party, message.at), default=None)
        self.initial = {"messages": [str(newest.pk)] if newest else []}

    def clean_messages(self) -> list[Message]:
        """The messages themselves."""
        return [self.heard[key] for key in self.cleaned_data["messages"]]


def _label(message: Message) -> str:
    """'中村 由紀 11/20 12:00 手数料は…'."""
    at = timezone.localtime(message.at)
    return f"{message.sender_name} {at:%m/%d %H:%M} {Truncator(message.text).chars(40)}".strip()
