"""Candidates for new answers: recent questions that nobody answered from the notice, by topic.

No customer's words are used. A draft begins with words of our own reply, without the customer's names and numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db.models import Prefetch
from django.utils import timezone

from inquiries.masking import mask
from inquiries.models import Answer, Channel, Inquiry, Message, Quotation, Staff, Topic, Version
from inquiries.models.inquiry import letter
from inquiries.models.inquiry.among import Among
from inquiries.models.reply.send_warning import GREETING, NUMBER
from inquiries.web.shared import shared

OF_A_KIND = 3
MOST, NAMED = 1_000, 5
LOOKED_AT = 2_000
"""On a day with more questions only so many of the newest are looked at."""
REACH = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+?\d[\d\- ]{8,14}\d")


@dataclass
class Kind:
    """Questions on one topic."""

    topic: Topic
    has_answer: bool
    inquiries: list[Inquiry] = field(default_factory=list)

    @property
    def most_in_a_day(self) -> int:
        """The largest number that came in on one day."""
        return max(Counter(map(_day, self.inquiries)).values())

    @property
    def is_ripe(self) -> bool:
        """Three or more came in on one day."""
        return self.most_in_a_day >= OF_A_KIND

    @property
    def named(self) -> list[Inquiry]:
        """The newest, to be listed."""
        return self.inquiries[:NAMED]

    @property
    def others(self) -> int:
        """How many are not listed."""
        return len(self.inquiries) - len(self.named)

    @property
    def best(self) -> Message | None:
        """The newest reply in our own words; replies to closed inquiries come first."""
        replies = [(one.is_closed, reply.at, reply) for one in self.inquiries for reply in own_words(one)]
        return max(replies, key=lambda row: row[:2])[2] if replies else None


class Ripe(NamedTuple):
    """A topic, and how many questions on it wait for an answer to be drawn."""

    topic: Topic
    times: int


def kinds(staff: Staff, version: Version | None, *, since: datetime) -> list[Kind]:
    """The kinds since then, most asked first."""
    has_answer = set(Answer.objects.approved().of(version).values_list("topic", flat=True))
    found: dict[int, Kind] = {}
    for inquiry in _without_answer(staff, since):
        for topic in inquiry.topics.all():
            if topic.pk not in has_answer or _was_told_otherwise(inquiry.channel, bool(own_words(inquiry))):
                kind = found.setdefault(topic.pk, Kind(topic, topic.pk in has_answer))
                kind.inquiries.append(inquiry)
    return sorted(found.values(), key=lambda kind: (-kind.most_in_a_day, -len(kind.inquiries), kind.topic.order))


def own_words(inquiry: Inquiry) -> list[Message]:
    """Replies to an inquiry from `kinds`, which quote nothing."""
    return [message for message in inquiry.messages.all() if message.kind == Message.Kind.OUT]


def first_words(staff: Staff, asked: Mapping[str, str]) -> str:
    """The words of the reply `?message=` for a new answer, if this person may read it and it quotes nothing."""
    number = asked.get("message", "")
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return ""
    visible = Message.objects.filter(inquiry__in=Inquiry.objects.visible_to(staff), kind=Message.Kind.OUT)
    message = visible.filter(quotations=None, pk=int(number)).select_related("inquiry__contact").first()
    return nameless(message) if message else ""


def nameless(message: Message) -> str:
    """The message without greeting and ending, and without the customer's names and numbers."""
    inquiry, words = message.inquiry, message.text
    for part in letter.frame(inquiry):
        for line in part["words"].splitlines():
            words = words.replace(line, "") if line.strip() else words
    contact = inquiry.contact
    names = [contact.name, contact.kana, contact.company, *contact.name.split(), *contact.kana.split()]
    for name in sorted({name for name in names if len(name) > 1}, key=len, reverse=True):
        words = re.sub(rf"{re.escape(name)}\s*(?:様|さま|さん|殿)?", "お客様", words)
    words = GREETING.sub("", words)
    words = REACH.sub("●●", NUMBER.sub("●●", words))
    return mask(re.sub(r"\n{3,}", "\n\n", words).strip()).text


def _without_answer(staff: Staff, since: datetime) -> list[Inquiry]:
    keys = [*_untold(staff, since)][:MOST]
    replies = Message.objects.filter(kind=Message.Kind.OUT, channel=Channel.MAIL).only("pk", "inquiry", "kind", "at")
    shown = Inquiry.objects.filter(Among("pk", keys)).select_related("closure")
    return list(shown.prefetch_related("topics", Prefetch("messages", replies)).order_by("-received_at"))


def _untold(staff: Staff, since: datetime) -> dict[int, str]:
    """The keys and channels of those of the newest to which nobody told an answer, newest first."""
    recent = Inquiry.objects.visible_to(staff).filter(received_at__gte=since).order_by("-received_at")
    channels = dict(recent.values_list("pk", "channel")[:LOOKED_AT])
    said = Quotation.objects.filter(Among("message__inquiry", [*channels]))
    told = set(said.values_list("message__inquiry", flat=True))
    return {key: channel for key, channel in channels.items() if key not in told}


def _was_told_otherwise(channel: str, has_own_words: bool) -> bool:  # noqa: FBT001 - a fact, no switch
    """Somebody spoke or wrote to them without the notice; a mail that nobody has answered yet may still get it."""
    return has_own_words or channel == Channel.PHONE


def _day(inquiry: Inquiry) -> date:
    return timezone.localtime(inquiry.received_at).date()


def ripe_today(staff: Staff, version: Version | None, now: datetime, newest: int = 0) -> list[Ripe]:
    """Kinds with three or more of the last 24 hours, most asked first; only for supervisors. `newest`: see `shared`."""
    if not staff.can_supervise:
        return []
    asked = shared("ripe", newest, now, lambda: _asked_today(staff, version, now))
    topics = Topic.objects.in_bulk(list(asked)) if asked else {}
    ripe = [Ripe(topic, asked[key]) for key, topic in topics.items()]
    return sorted(ripe, key=lambda one: (-one.times, one.topic.order))


def _asked_today(staff: Staff, version: Version | None, now: datetime) -> dict[int, int]:
    """How many of the last 24 hours wait for an answer on each topic, where three or more do."""
    untold = _untold(staff, now - timedelta(days=1))
    answered = set(Answer.objects.approved().of(version).values_list("topic", flat=True))
    sent = Message.objects.filter(Among("inquiry", [*untold]), kind=Message.Kind.OUT, channel=Channel.MAIL)
    in_own_words = set(sent.values_list("inquiry", flat=True))
    about = Inquiry.topics.through.objects.filter(Among("inquiry", [*untold])).values_list("inquiry", "topic")
    asked = Counter(
        topic
        for inquiry, topic in about
        if topic not in answered or _was_told_otherwise(untold[inquiry], inquiry in in_own_words)
    )
    return {topic: times for topic, times in asked.items() if times >= OF_A_KIND}
