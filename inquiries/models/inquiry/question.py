"""Question: what an escalation asks, and when it must be answered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypedDict

from django.conf import settings

from inquiries.hours import Hours
from inquiries.models.notice.notice import Version

from .message import Message

if TYPE_CHECKING:
    from inquiries.models.notice.topic import Topic

LONGEST = 500
"""Characters of a question."""


class Question(TypedDict, total=False):
    """What is asked: of whom (else of the topic's owner), by when (else as the topic asks), in which words."""

    owner: str
    topic: Topic | None
    due_at: datetime | None
    words: str
    messages: Iterable[Message]


def due(topic: Topic | None, since: datetime, version: Version | None = None) -> datetime:
    """When whoever takes this topic has to have answered: so many open minutes from now."""
    within = timedelta(minutes=(topic and topic.due_minutes) or settings.HOTLINE_ANSWER_MINUTES)
    version = version or Version.objects.in_force()
    return (version.hours if version else Hours()).due(since, within)
