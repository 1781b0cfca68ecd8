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
    """What is asked: of whom (default: the topic's owner), by when (default: as the topic says), in which words."""

    owner: str
    topic: Topic | None
    due_at: datetime | None
    words: str
    messages: Iterable[Message]


def due(topic: Topic | None, since: datetime, version: Version | None = None) -> datetime:
    """By when the owner of this topic must answer: `since` plus the topic's open minutes."""
    within = timedelta(minutes=(topic and topic.due_minutes) or settings.HOTLINE_ANSWER_MINUTES)
    version = version or Version.objects.in_force()
    return (version.hours if version else Hours()).due(since, within)
