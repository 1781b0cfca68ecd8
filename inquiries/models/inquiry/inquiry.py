"""Inquiry お問合せ: one matter of one contact, and the verbs of the desk."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Unpack

from django.db import models, transaction
from django.db.models.functions import Now
from django.utils import timezone

from inquiries.models.event import Event
from inquiries.models.notice.topic import Topic
from inquiries.models.priority import Priority

from .assignment import Assignment
from .callback import Callback
from .closure import Closed, Closure
from .decision import Decision
from .escalation import Escalation
from .guess import Guess
from .hold import Hold
from .incoming import Incoming, preview
from .index import Index
from .kept import Standing
from .lists import INDEXES, LATE_AT
from .message import Channel, Message
from .owing import due_by, unanswered_since
from .precedence import priority_of
from .question import Question
from .queue import InquiryQuerySet
from .standing import state_of

if TYPE_CHECKING:
    from inquiries.models.staff import Staff


class Inquiry(models.Model):
    """What one person asks. It is closed, claimed or held while such a row exists; without `due_at` nothing is owed."""

    contact = models.ForeignKey("Contact", models.PROTECT, related_name="inquiries")
    channel = models.CharField(max_length=5, choices=Channel)
    language = models.CharField(max_length=5, default="ja")
    subject = models.CharField(max_length=200, blank=True)
    preview = models.CharField(max_length=120, blank=True)
    topics = models.ManyToManyField(Topic, related_name="inquiries", blank=True)
    received_at = models.DateTimeField()
    changed_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)
    due_at = models.DateTimeField(null=True)
    priority = models.PositiveSmallIntegerField(choices=Priority, default=Priority.NORMAL)
    awaits_guess = models.BooleanField(default=False)
    # Copies of what these rows say, for queries: see kept.py.
    standing = models.CharField(max_length=6, choices=Standing, default=Standing.OPEN, editable=False)
    owner = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+", db_index=False, editable=False)
    held_until = models.DateTimeField(null=True, editable=False)
    late_at = models.GeneratedField(expression=LATE_AT, output_field=models.DateTimeField(null=True), db_persist=True)

    objects = InquiryQuerySet.as_manager()

    class Meta:
        indexes = INDEXES

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """The receipt number that customer and desk use."""
        return f"H-{self.pk:06d}"

    @property
    def title(self) -> str:
        """The subject, or the first words of what was said."""
        return self.subject or self.preview

    @property
    def is_closed(self) -> bool:
        """A closure exists."""
        return hasattr(self, "closure")

    @property
    def is_merged(self) -> bool:
        """It went into another."""
        return hasattr(self, "merge")

    @property
    def survivor(self) -> Inquiry:
        """The inquiry in which its matter goes on: after a merge another one, else itself."""
        return self.merge.survivor if self.is_merged else self

    @property
    def state(self) -> str:
        """Its state in one word, for the list."""
        return state_of(self)

    def record(self, action: str, *, by: Staff | None, at: datetime | None = None, **particulars: Any) -> Event:
        """Add an event to the timeline."""
        return Event.record(action, by=by, inquiry=self, at=at, **particulars)

    # --- what comes in ------------------------------------------------------------------------------------------------
    @transaction.atomic(savepoint=False)
    def append(self, said: Incoming, *, by: Staff | None = None, at: datetime | None = None) -> Message:
        """The customer says more: an answer is owed, a hold for them ends, a closed inquiry opens again.

        What is said to a merged inquiry is said to its survivor, where another contact's words are a third party's.
        """
        now = at or timezone.now()
        if (survivor := Inquiry.objects.hold_fast(self).survivor) != self:
            return survivor.append(said.of(self.contact, to=survivor.contact), by=by, at=now)
        message = Message.objects.heard(said, inquiry=self, by=by, at=now)
        message.save(force_insert=True)
        self.preview, self.awaits_guess = preview(message.text), True
        self.owe_answer(since=now)
        self.save(update_fields=["preview", "awaits_guess", "due_at"])
        Index.objects.add(message, to=self.pk, at=now)
        if self.messages.count() > 1:
            self.record("message.received", by=by, at=now, channel=said.channel, message=message.pk)
        if self.is_closed:
            self.reopen(by=by, at=now)
        elif hasattr(self, "hold") and self.hold.reason == Hold.Reason.CUSTOMER:
            self.resume(by=by, at=now)
        return message

    @transaction.atomic
    def set_topics(self, topics: Iterable[Topic], *, by: Staff | None, at: datetime | None = None) -> None:
        """What it is about; a more urgent topic raises the priority and brings the due time forward.

        Set by a person, they end the guess, and the urgency that only the guess gave.
        """
        chosen = list(topics)
        guessed = Guess.objects.settle(self) if by else []
        if is_new := set(chosen) != set(self.topics.all()):
            self.topics.set(chosen)
            self.record("topics.set", by=by, at=at, topics=[topic.key for topic in chosen])
            Index.objects.refresh(self.pk)
        elif guessed:
            self.record("topics.confirmed", by=by, at=at, topics=[topic.key for topic in chosen])
        if is_new or guessed:
            self.hasten(anew=bool(guessed))

    @property
    def guessed(self) -> list[Topic]:
        """The guessed topics, which nobody has confirmed."""
        return list(self.guess.topics.all()) if hasattr(self, "guess") else []

    def take_turn(self) -> None:
        """Set the priority from its present topics."""
        self.priority = priority_of(self)
        self.save(update_fields=["priority"])

    def hasten(self, *, anew: bool = False) -> None:
        """Set priority and due time from its present topics; `anew` lets the due time move back as well."""
        self.take_turn()
        if self.due_at is not None:
            self.due_at = None if anew else self.due_at
            self.owe_answer(since=unanswered_since(self))
            self.save(update_fields=["due_at"])

    def owe_answer(self, *, since: datetime) -> None:
        """Due within the time that its topics allow, never later than before. Does not save."""
        due = due_by(self, since=since)
        self.due_at = min(due, self.due_at) if self.due_at else due

    def answered(self, *, since: datetime) -> None:
        """An answer, written at `since`, has left; with it decisions until then are passed on."""
        Decision.objects.answered(self, since=since)
        self.owe_no_more(since=since)

    def owe_no_more(self, *, since: datetime) -> None:
        """No answer is owed now, unless the customer wrote again or a decision is still to be passed on."""
        is_asked_again = self.messages.received().filter(at__gt=since).exists()
        if not is_asked_again and not Decision.objects.of(self).filter(relayed_at=None).exists():
            self.due_at = None
            self.save(update_fields=["due_at"])

    # --- whose it is --------------------------------------------------------------------------------------------------
    def claim(self, *, by: Staff, at: datetime | None = None) -> None:
        """Take it; Claimed if somebody else was faster."""
        self.assign(to=by, by=by, at=at)

    @transaction.atomic
    def assign(self, *, to: Staff, by: Staff, at: datetime | None = None) -> None:
        """Give it to `to`. Where somebody has it, only they or a supervisor can; others get Claimed."""
        self.must_be_open()
        Assignment.objects.give(self, to=to, by=by, at=at or timezone.now())

    @transaction.atomic
    def release(self, *, by: Staff, at: datetime | None = None) -> None:
        """Put it back into the queue."""
        Assignment.objects.give_back(self, by=by, at=at)

    # --- how it stands ------------------------------------------------------------------------------------------------
    @transaction.atomic
    def close(self, *, by: Staff, outcome: str, insists: bool = False, at: datetime | None = None) -> None:
        """Done, with an outcome. Refused where it is closed, a question is open, or a colleague has it: `insists`."""
        now = at or timezone.now()
        Inquiry.objects.must_stand_alone(self)
        Escalation.objects.must_be_answered(self)
        Closure.objects.shut(self, by=by, outcome=outcome, insists=insists, at=now)
        Hold.objects.drop(self)
        self.due_at = None
        self.save(update_fields=["due_at"])
        self.record("inquiry.closed", by=by, at=now, outcome=outcome)

    @transaction.atomic
    def reopen(self, *, by: Staff | None, at: datetime | None = None) -> None:
        """Not done after all. The timeline keeps the first closing."""
        Closure.objects.open(self)
        self.owe_answer(since=at or timezone.now())
        self.save(update_fields=["due_at"])
        self.record("inquiry.reopened", by=by, at=at)

    @transaction.atomic
    def put_on_hold(
        self, *, by: Staff, reason: str, words: str = "", until: datetime | None = None, at: datetime | None = None
    ) -> None:
        """Let it wait for something."""
        self.must_be_open()
        Hold.objects.begin(self, by=by, reason=reason, words=words, until=until, at=at or timezone.now())

    @transaction.atomic
    def resume(self, *, by: Staff | None, at: datetime | None = None) -> None:
        """It waits no longer."""
        Hold.objects.end(self, by=by, at=at)

    def escalate(self, *, by: Staff, at: datetime | None = None, **question: Unpack[Question]) -> Escalation:
        """Ask somebody outside the desk to decide, by a time."""
        return Escalation.objects.ask(self, by=by, at=at, **question)

    @transaction.atomic
    def promise_call(
        self, *, by: Staff, due_at: datetime, phone: str = "", owner: Staff | None = None, at: datetime | None = None
    ) -> Callback:
        """Promise the customer a call at `due_at`, on the number that they gave. `owner`, else `by`, has to call."""
        callback = Callback.objects.promise(self, due_at, owner=owner or by, by=by, at=at or timezone.now())
        if phone:
            self.contact.learn(phone=phone)
        return callback

    # --- what we say --------------------------------------------------------------------------------------------------
    def note(self, *, by: Staff, text: str, at: datetime | None = None) -> Message:
        """An internal note; it mentions the colleagues whom it names. No mail and no customer's page ever shows it."""
        return Message.objects.note(text, inquiry=self, by=by, at=at or timezone.now())

    def must_be_open(self) -> None:
        """Raise Closed or Merged, as the database says at this moment."""
        Inquiry.objects.must_stand_alone(self)
        if Closure.objects.filter(inquiry=self).exists():
            raise Closed
