"""When an answer is due: within the time that the topics allow, from the first unanswered message."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Max

from inquiries.hours import Hours
from inquiries.models.notice.notice import Version
from inquiries.models.notice.topic import Topic

from .message import Message

if TYPE_CHECKING:
    from .inquiry import Inquiry


def due_by(inquiry: Inquiry, *, since: datetime) -> datetime:
    """`since` plus the open minutes that its most urgent topic allows."""
    return due_after(since, [*inquiry.topics.all(), *Topic.objects.filter(guesses__inquiry=inquiry)])


def due_after(since: datetime, topics: Iterable[Topic]) -> datetime:
    """The same for these topics."""
    minutes = [topic.due_minutes for topic in topics if topic.due_minutes]
    within = min([settings.HOTLINE_ANSWER_MINUTES, *minutes])
    version = Version.objects.in_force()
    return (version.hours if version else Hours()).due(since, timedelta(minutes=within))


def unanswered_since(inquiry: Inquiry) -> datetime:
    """When the first message came in after our last answer or closing."""
    answered = inquiry.messages.filter(kind=Message.Kind.OUT).aggregate(at=Max("at"))["at"]
    closed = inquiry.events.named("inquiry.closed").aggregate(at=Max("at"))["at"]
    heard = inquiry.messages.received()
    if settled := max(filter(None, [answered, closed]), default=None):
        heard = heard.filter(at__gt=settled)
    first = heard.order_by("at").values_list("at", flat=True).first()
    return first or inquiry.received_at
