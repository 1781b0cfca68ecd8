"""Referral 申し送り: what the notice does not say is said in the letter, and asked of whoever can say it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import override, pgettext

from inquiries.models.inquiry.variables import day_and_hour

if TYPE_CHECKING:
    from datetime import datetime

    from inquiries.models.notice.topic import Topic

ANY_TIME = "\N{OBJECT REPLACEMENT CHARACTER}"


def silence(topic: Topic, language: str) -> str:
    """For a topic without an approved answer."""
    with override(language):
        said = pgettext("letter", "The notice says nothing about %(topic)s. The person in charge will get back to you.")
        return said % {"topic": topic.name}


def promise(topic: Topic, due_at: datetime, language: str) -> str:
    """By when the customer hears: said only where somebody chose to say it."""
    with override(language):
        return _promise(topic, day_and_hour(due_at))


def sentences(topic: Topic, due_at: datetime, language: str) -> Iterator[str]:
    """All that may be said of a topic that was handed on."""
    yield silence(topic, language)
    yield promise(topic, due_at, language)


def without(words: str, topic: Topic, language: str) -> str:
    """The words without what was said of a topic, whatever day it named."""
    with override(language):
        dated = re.escape(_promise(topic, ANY_TIME)).replace(re.escape(ANY_TIME), ".{1,60}")
    said = re.compile(f"{re.escape(silence(topic, language))}|{dated}")
    lines = words.splitlines()
    kept = [line for line in lines if not said.fullmatch(line.strip())]
    return words if kept == lines else re.sub(r"\n{3,}", "\n\n", "\n".join(kept))


def _promise(topic: Topic, time: str) -> str:
    said = pgettext("letter", "We will get back to you about %(topic)s by %(time)s.")
    return said % {"topic": topic.name, "time": time}
