"""The history of the crowd: the events that its rows tell of."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from inquiries.models import Channel, Event, Message

from .bulk import Case, insert
from .fate import Fate


class Happening(NamedTuple):
    """One event, before it is a row."""

    action: str
    by_id: int | None
    at: datetime
    particulars: dict[str, Any]


def write_history(cases: Sequence[Case], told: dict[int, Message]) -> None:
    """The events of each, in their order."""
    insert(
        Event,
        (
            {"inquiry_id": inquiry.pk, **happening._asdict()}
            for fate, inquiry in cases
            for happening in _happenings(fate, told.get(inquiry.pk))
        ),
    )


def _happenings(fate: Fate, reply: Message | None) -> Iterator[Happening]:
    called, owner = fate.channel == Channel.PHONE, fate.owner
    by = owner.pk if owner else None
    keys = [topic.key for topic in fate.topics]
    yield Happening("inquiry.received", by if called else None, fate.at, {"channel": fate.channel.value})
    if not called:
        yield Happening("acknowledgement.queued", None, fate.at, {})
        yield Happening("acknowledgement.sent", None, fate.later(1), {})
    if owner:
        yield Happening("inquiry.claimed", by, fate.later(10), {"to": owner.name})
        yield Happening("topics.set", by, fate.later(10), {"topics": keys})
    if reply and called:
        yield Happening("answer.told", by, reply.at, {"topics": keys})
    elif reply:
        yield Happening("reply.queued", by, reply.at, {"message": reply.pk})
        yield Happening("reply.sent", None, fate.later(21), {"message": reply.pk})
    if fate.outcome:
        yield Happening("inquiry.closed", by, fate.later(60), {"outcome": fate.outcome})
