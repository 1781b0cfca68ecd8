"""Referral 申し送り: a letter says that the notice is silent on a topic, and that the topic's owner will answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import override, pgettext

from inquiries.models.inquiry.variables import day_and_hour

if TYPE_CHECKING:
    from datetime import datetime

    from inquiries.models.notice.topic import Topic


def silence(topic: Topic, language: str) -> str:
    """The sentence for a topic without an approved answer."""
    with override(language):
        said = pgettext("letter", "The notice says nothing about %(topic)s. The person in charge will get back to you.")
        return said % {"topic": topic.name}


def promise(topic: Topic, due_at: datetime, language: str) -> str:
    """The sentence that says by when the customer hears; used only where somebody chose it."""
    with override(language):
        said = pgettext("letter", "We will get back to you about %(topic)s by %(time)s.")
        return said % {"topic": topic.name, "time": day_and_hour(due_at)}


def sentences(topic: Topic, due_at: datetime, language: str) -> Iterator[str]:
    """All sentences that a letter may hold on an escalated topic."""
    yield silence(topic, language)
    yield promise(topic, due_at, language)
