"""An escalation: owner, topic, words, messages, and by when the answer is due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.forms.masked import MaskedTextarea, MaskedWords
from inquiries.forms.moments import MomentToCome
from inquiries.models import Inquiry, Message, Owner, Topic
from inquiries.models.inquiry.question import LONGEST, due


class Messages(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """A choice of messages, shown by their first words."""

    def label_from_instance(self, obj: Message) -> str:
        """The time of a message, and how it begins."""
        return f"{timezone.localtime(obj.at):%m/%d %H:%M} {' '.join(obj.text.split())[:60]}"


class EscalationForm(forms.Form):
    """Owner and time come from the first of the inquiry's topics that has an owner, and can be changed."""

    owner = forms.ChoiceField(label=_("Goes to"), choices=Owner)
    due_at = MomentToCome(label=_("Answer due"))
    topic = forms.ModelChoiceField(
        Topic.objects.order_by("order", "key"), label=_("Topic"), required=False, empty_label=_("None of these")
    )
    words = MaskedWords(label=_("What is asked of them"), longest=LONGEST, widget=MaskedTextarea({"rows": 3}))
    messages = Messages(
        Message.objects.none(),
        label=_("What they may read of it"),
        help_text=_("Without names, addresses, numbers and files. They never see the inquiry itself."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Mapping[str, Any] | None, *, inquiry: Inquiry, now: datetime) -> None:
        topics = sorted(inquiry.topics.all(), key=lambda topic: (not topic.owner, topic.order))
        topic = topics[0] if topics else None
        said = Message.objects.filter(inquiry__in=Inquiry.objects.parts_of(inquiry)).said_aloud().oldest_first()
        proposed = {
            "owner": (topic and topic.owner) or Owner.SUPERVISOR,
            "due_at": due(topic, now),
            "topic": topic,
            "messages": said.received().reverse()[:1],
        }
        super().__init__(data, initial=proposed)
        self.fields["messages"].queryset = said  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuses a question without words and messages."""
        said = super().clean() or self.cleaned_data
        if not self.errors and not said.get("words") and not said.get("messages"):
            raise ValidationError(_("Say what is asked of them, or choose a message."))
        return said
