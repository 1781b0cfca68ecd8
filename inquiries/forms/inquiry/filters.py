"""Filters in words: `channel:phone topic:reissue-fee since:4/27 from:山田`, by English names and by Japanese ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from inquiries.models import Channel, Staff, Topic
from inquiries.models.inquiry.queue import InquiryQuerySet
from inquiries.models.refusal import Refusal
from inquiries.search import Query, day_named, folded

NAMES = {
    **dict.fromkeys(("channel", "経路"), "channel"),
    **dict.fromkeys(("topic", "分類"), "topic"),
    **dict.fromkeys(("since", "以降", "から"), "since"),
    **dict.fromkeys(("until", "以前", "まで"), "until"),
    **dict.fromkeys(("from", "氏名", "相談者"), "from"),
    **dict.fromkeys(("owner", "担当", "担当者"), "owner"),
}
"""What is typed before the colon, and the filter that is meant."""


class NoChannel(Refusal):
    """The word after `channel:` names none."""

    sentence = _("No channel is called “%(said)s”. There are: %(names)s.")


class NoTopic(Refusal):
    """The word after `topic:` names none."""

    sentence = _("No topic is called “%(said)s”.")


class Nobody(Refusal):
    """The word after `owner:` names nobody at the desk."""

    sentence = _("Nobody at the desk is called “%(said)s”.")


class NoDay(Refusal):
    """The word after `since:` or `until:` is no day."""

    sentence = _("“%(said)s” is no day. Write it as 4/27 or 2016-04-27.")


Narrowing = Callable[[InquiryQuerySet], InquiryQuerySet]


@dataclass(frozen=True)
class Filters:
    """The filters of a query: what they do, the names that they ask for, and a sentence on each that is unclear."""

    narrowings: tuple[Narrowing, ...]
    names: Query
    unclear: tuple[str, ...]

    @classmethod
    def of(cls, query: Query, *, now: datetime) -> Filters:
        """Read them; what is unclear narrows nothing."""
        today, narrowings, unclear = timezone.localdate(now), [], []
        for name, said in query.filters.items():
            try:
                narrowings += [READERS[name](said, today)] if name in READERS else []
            except Refusal as why:
                unclear.append(str(why))
        return cls(tuple(narrowings), Query.of(query.filters.get("from", "")), tuple(unclear))


def _channel(said: str, _today: date) -> Narrowing:
    found = [channel for channel in Channel if folded(said) in {channel.value, *map(folded, _in_both(channel))}]
    if found:
        return lambda inquiries: inquiries.on_channel(found[0])
    raise NoChannel(said=said, names=", ".join(str(channel.label) for channel in Channel))


def _topic(said: str, _today: date) -> Narrowing:
    sought, topics = folded(said), [*Topic.objects.all()]
    exact = [topic for topic in topics if sought in {topic.key, folded(topic.name_ja), folded(topic.name_en)}]
    found = exact or [one for one in topics if sought and sought in folded(f"{one.name_ja}\n{one.name_en}")]
    if not found:
        raise NoTopic(said=said)
    return lambda inquiries: inquiries.on_topics(found)


def _owner(said: str, _today: date) -> Narrowing:
    staff = [one for one in Staff.objects.at_the_desk() if folded(said) in {folded(one.username), folded(one.name)}]
    found = staff or [one for one in Staff.objects.at_the_desk() if said and folded(said) in folded(one.name)]
    if not found:
        raise Nobody(said=said)
    return lambda inquiries: inquiries.filter(owner__in=found)


def _since(said: str, today: date) -> Narrowing:
    begins = midnight(_day(said, today))
    return lambda inquiries: inquiries.received_since(begins)


def _until(said: str, today: date) -> Narrowing:
    ends = midnight(_day(said, today) + timedelta(days=1))
    return lambda inquiries: inquiries.received_before(ends)


def _day(said: str, today: date) -> date:
    if day := day_named(said, today):
        return day
    raise NoDay(said=said)


def _in_both(channel: Channel) -> Iterator[str]:
    """Its names in both languages."""
    for language in ("ja", "en"):
        with override(language):
            yield str(channel.label)


def midnight(day: date) -> datetime:
    """The beginning of a day."""
    return timezone.make_aware(datetime.combine(day, time.min))


READERS: dict[str, Callable[[str, date], Narrowing]] = {
    "channel": _channel,
    "topic": _topic,
    "owner": _owner,
    "since": _since,
    "until": _until,
}
