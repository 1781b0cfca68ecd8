"""The conversation: what was said and what happened, oldest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from django.db.models import Prefetch

from inquiries.models import Dispatch, Event, Inquiry, Message, Quotation, Staff, Topic
from inquiries.models.beside import Beside, Existing, padded
from inquiries.models.event import REGROUPINGS

from .matter import Matter

SAID_TWICE = ["inquiry.merged", "inquiry.unmerged"]
"""Events of a merged inquiry that the survivor has as well, under another name."""

BESIDE = Beside(
    "attachments",
    "mentions__staff",
    Prefetch("quotations", Quotation.objects.select_related("clause__version", "answer")),
    "nominees__choice",
    "decision__escalation",
    "decision__by",
    "decisions__escalation",
    "decisions__by",
    "stated__edition__statement",
    "enclosings__edition",
)
"""What else a message prints; one that is a note may be a decision."""


@dataclass(frozen=True)
class Entry:
    """A message, or an event. Messages since our last answer are open, older ones are folded.

    `earlier` are the events between the last message and this event; a click shows them.
    `is_aside`: a third party said it.
    """

    at: datetime
    message: Message | None = None
    event: Event | None = None
    earlier: tuple[Event, ...] = ()
    is_folded: bool = False
    is_aside: bool = False


class Thread:
    """Messages and events of one inquiry and of all merged into it, with what the page needs to know of them."""

    def __init__(self, inquiry: Inquiry, reader: Staff, now: datetime, topics: Iterable[Topic] | None = None) -> None:
        self.inquiry, self.reader, self.now = inquiry, reader, now
        self.matter = Matter(inquiry, now)
        self.messages = self._messages()
        self.events = self._events()
        known = Topic.objects.all() if topics is None else topics
        self.topics = {topic.key: topic.name for topic in known}
        self.entries = list(_gathered(sorted([*self._happened(), *self._said()], key=lambda entry: entry.at)))

    @property
    def newest(self) -> int:
        """The key of the newest message, the reader's own notes left out; 0 where there is none."""
        return max((message.pk for message in self.messages if not self._is_own_note(message)), default=0)

    @property
    def regrouped(self) -> int:
        """The key of the newest merge or split; 0 where there is none."""
        own = (event for event in self.events if event.inquiry_id == self.inquiry.pk)
        return max((event.pk for event in own if event.action in REGROUPINGS), default=0)

    @property
    def can_be_split(self) -> bool:
        """More than one message came in to this inquiry itself."""
        heard = (message for message in self.messages if message.kind == Message.Kind.IN)
        return sum(message.inquiry_id == self.inquiry.pk for message in heard) > 1

    @property
    def is_answered(self) -> bool:
        """The last message, notes left out, is ours."""
        aloud = [message.kind for message in self.messages if message.kind != Message.Kind.NOTE]
        return aloud[-1:] == [Message.Kind.OUT]

    @property
    def fresh_words(self) -> str:
        """What the customer asks now: the subject, and their messages since our last answer."""
        fresh = self.messages[self._first_fresh() :]
        return "\n".join([self.inquiry.subject, *(m.text for m in fresh if m.kind == Message.Kind.IN)])

    @property
    def revocable(self) -> list[Dispatch]:
        """Replies that can still be taken back."""
        sent = (getattr(message, "dispatch", None) for message in self.messages)
        return [dispatch for dispatch in sent if dispatch and dispatch.can_be_taken_back(self.now)]

    def _is_own_note(self, message: Message) -> bool:
        return message.kind == Message.Kind.NOTE and message.author_id == self.reader.pk

    def _said(self) -> Iterator[Entry]:
        fresh = self._first_fresh()
        for place, message in enumerate(self.messages):
            is_aside = self.matter.is_aside(message)
            yield Entry(message.at, message=message, is_folded=place < fresh, is_aside=is_aside)

    def _happened(self) -> Iterator[Entry]:
        """The events, but for those that a shown message or the survivor tells already."""
        shown = {message.pk for message in self.messages}
        for event in self.events:
            is_elsewhere = event.inquiry_id != self.inquiry.pk and event.action in SAID_TWICE
            if event.message_pk not in shown and not is_elsewhere:
                yield Entry(event.at, event=event)

    def _messages(self) -> list[Message]:
        """The messages, each with its own inquiry, whose contact may differ."""
        parts = {part.pk: part for part in self.matter.parts}
        said = Message.objects.filter(inquiry__in=parts).select_related("author", "dispatch")
        messages = list(said.oldest_first())
        for message in messages:
            message.inquiry = parts[message.inquiry_id]
        BESIDE.fetch(messages, _THERE.of(*padded([message.pk for message in messages])) if messages else ())
        return messages

    def _events(self) -> list[Event]:
        events = Event.objects.filter(inquiry__in=[part.pk for part in self.matter.parts])
        return list(events.select_related("by").oldest_first())

    def _first_fresh(self) -> int:
        """The index of the customer's first message since our last answer, else of their last one."""
        kinds = [message.kind for message in self.messages]
        answered = max((place for place, kind in enumerate(kinds) if kind == Message.Kind.OUT), default=-1)
        asked = [place for place, kind in enumerate(kinds) if kind == Message.Kind.IN]
        return next((place for place in asked if place > answered), asked[-1] if asked else 0)


def _gathered(entries: list[Entry]) -> Iterator[Entry]:
    """Events without a message between them become one entry, that of the newest."""
    for is_event, group in groupby(entries, key=lambda entry: entry.event is not None):
        run = list(group)
        if is_event:
            yield replace(run[-1], earlier=tuple(entry.event for entry in run[:-1] if entry.event))
        else:
            yield from run


_THERE = Existing(lambda keys: BESIDE.lists(Message, keys))
