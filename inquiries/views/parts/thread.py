"""The conversation: what was said and what happened, oldest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from inquiries.models import Dispatch, Event, Inquiry, Message, Staff, Topic


@dataclass(frozen=True)
class Entry:
    """A message, or an event. The newest words are open; what was answered long ago is folded."""

    at: datetime
    message: Message | None = None
    event: Event | None = None
    is_folded: bool = False


class Thread:
    """Messages and events of one inquiry, and what the page around them wants to know."""

    def __init__(self, inquiry: Inquiry, reader: Staff, now: datetime) -> None:
        self.inquiry, self.reader, self.now = inquiry, reader, now
        self.messages = list(inquiry.messages.to_show().oldest_first())
        self.topics = {topic.key: topic.name for topic in Topic.objects.all()}
        self.entries = sorted([*self._happened(), *self._said()], key=lambda entry: entry.at)

    @property
    def newest(self) -> int:
        """The newest message that the reader did not write as a note themselves; 0 before the first."""
        return max((message.pk for message in self.messages if not self._is_own_note(message)), default=0)

    @property
    def fresh_words(self) -> str:
        """What the customer asks now: the subject, and what they said since our last answer."""
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
            yield Entry(message.at, message=message, is_folded=place < fresh)

    def _happened(self) -> Iterator[Entry]:
        """What a message on the page shows by itself is not said twice."""
        shown = {message.pk for message in self.messages}
        for event in self.inquiry.events.select_related("by").oldest_first():
            if event.particulars.get("message") not in shown:
                yield Entry(event.at, event=event)

    def _first_fresh(self) -> int:
        """The place of the customer's first words since our last answer, or of their last ones before it."""
        kinds = [message.kind for message in self.messages]
        answered = max((place for place, kind in enumerate(kinds) if kind == Message.Kind.OUT), default=-1)
        asked = [place for place, kind in enumerate(kinds) if kind == Message.Kind.IN]
        return next((place for place in asked if place > answered), asked[-1] if asked else 0)
