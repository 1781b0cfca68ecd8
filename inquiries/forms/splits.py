"""Which messages become an inquiry of their own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from inquiries.models import Inquiry, Message


class MessagesField(forms.ModelMultipleChoiceField):
    """Each by who said it, when, and its first words."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Message) -> str:
        """'中村 由紀 11/20 12:00 手数料は…'."""
        return f"{obj.sender_name} {timezone.localtime(obj.at):%m/%d %H:%M} {Truncator(obj.text).chars(40)}".strip()


class SplitForm(forms.Form):
    """What came in. Chosen beforehand: what a third party wrote last, or else the newest."""

    messages = MessagesField(Message.objects.none(), label=_("Which messages are about the other matter?"))

    def __init__(self, *args: Any, inquiry: Inquiry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        heard = inquiry.messages.received()
        self.fields["messages"].queryset = heard.oldest_first()  # type: ignore[attr-defined]
        newest = heard.order_by("-from_third_party", "-at", "-pk").first()
        self.initial = {"messages": [newest.pk] if newest else []}
