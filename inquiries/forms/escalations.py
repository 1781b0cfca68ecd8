"""To whom outside the desk an inquiry goes, about what, and by when they answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.models import Inquiry, Topic
from inquiries.models.escalation import due

from .masked import MaskedTextarea, MaskedWords
from .moments import MomentToCome
from .words import Words


class EscalationForm(forms.Form):
    """Route and time are proposed by the first of the inquiry's topics that names a route."""

    route = Words(label=_("Goes to"), max_length=60)
    due_at = MomentToCome(label=_("Answer due"))
    topic = forms.ModelChoiceField(
        Topic.objects.order_by("order", "key"), label=_("Topic"), required=False, empty_label=_("None of these")
    )
    words = MaskedWords(label=_("What is asked of them"), longest=500, widget=MaskedTextarea({"rows": 3}))

    def __init__(self, data: Mapping[str, Any] | None, *, inquiry: Inquiry, now: datetime) -> None:
        topics = sorted(inquiry.topics.all(), key=lambda topic: (not topic.route, topic.order))
        topic = topics[0] if topics else None
        proposed = {"route": topic.route if topic else "", "due_at": due(topic, now), "topic": topic}
        super().__init__(data, initial=proposed)
