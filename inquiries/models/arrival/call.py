"""Call 通話: a telephone call, as the person who took it logged it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.models.answer.answer import Answer
from inquiries.models.answer.statement import Edition
from inquiries.models.card.reissue import Reissue
from inquiries.models.inquiry.assignment import Assignment
from inquiries.models.inquiry.contact import Contact
from inquiries.models.inquiry.incoming import Incoming
from inquiries.models.inquiry.index import Index
from inquiries.models.inquiry.inquiry import Inquiry
from inquiries.models.inquiry.message import Channel, Message
from inquiries.models.inquiry.quoting import quote
from inquiries.models.lookup.lookup import Lookup
from inquiries.models.notice.topic import Topic
from inquiries.models.refusal import Refusal
from inquiries.models.reply import fitting
from inquiries.models.reply.send_warning import unsayable
from inquiries.models.reply.stated import keep, lead_in
from inquiries.models.staff import Staff
from inquiries.models.telephone.harassment import Harassment

if TYPE_CHECKING:
    from inquiries.models.card.issuer import Issuer


class AlreadyLogged(Refusal):
    """The same form was sent twice; `call` is the one that the first sending made."""

    sentence = _("This call is saved already, as %(number)s.")

    def __init__(self, call: Call) -> None:
        super().__init__(number=call.inquiry.number)
        self.call = call


@dataclass
class CallEntry:
    """What the call form holds when it is saved. A caller not known yet has a name, a number, both or neither."""

    contact: Contact | None = None
    inquiry: Inquiry | None = None
    name: str = ""
    phone: str = ""
    memo: str = ""
    topics: Sequence[Topic] = ()
    told: Sequence[Answer] = ()
    stated: Sequence[Edition] = ()
    handed_on: Sequence[Topic] = ()
    lookups: Sequence[Lookup] = ()
    callback_at: datetime | None = None
    wants_reissue: bool = False
    issuer: Issuer | None = None
    outcome: str = ""
    owner: str = ""
    offered_number: bool = False
    began_at: datetime | None = None
    warned_at: datetime | None = None
    hung_up_at: datetime | None = None

    @property
    def words(self) -> str:
        """What the caller said, as far as it was written down."""
        return self.memo.strip() or "、".join(topic.name_ja for topic in self.topics)

    def take_down(self, *, by: Staff, at: datetime) -> Message:
        """Append the call to the chosen inquiry, which it reopens where it was closed, or open a new one."""
        said = Incoming(Channel.PHONE, self.words)
        if self.inquiry is None:
            contact = self.contact or Contact.objects.find_or_make(name=self.name, phone=self.phone)
            return Inquiry.objects.receive(contact, said, topics=self.topics, by=by, at=at)
        message = self.inquiry.append(said, by=by, at=at)
        if self.topics:
            message.inquiry.set_topics({*message.inquiry.topics.all(), *self.topics}, by=by, at=at)
        return message

    def doubt(self, inquiry: Inquiry, *, by: Staff, at: datetime) -> None:
        """The memo says what is never said, or tells an outcome that may not be told."""
        if unsayable(self.memo, self.topics):
            inquiry.record("call.doubted", by=by, at=at)
        if fitting.spoken(self.memo, inquiry, at=at):
            inquiry.record("call.asserted", by=by, at=at)

    def questions(self) -> Iterator[tuple[Topic | None, str]]:
        """What to escalate, and to whom. The owner of the whole call is asked once, about its most urgent topic."""
        yield from ((topic, topic.owner) for topic in self.handed_on)
        if self.owner and self.owner not in {topic.owner for topic in self.handed_on}:
            urgent = sorted(self.topics, key=lambda topic: topic.due_minutes or settings.HOTLINE_ANSWER_MINUTES)
            yield next(iter(urgent), None), self.owner


class CallManager(models.Manager["Call"]):
    """Logs calls."""

    @transaction.atomic
    def log(self, entry: CallEntry, *, by: Staff, at: datetime | None = None) -> Call:
        """Keep all of it in one transaction. An outcome closes the inquiry, an owner is asked.

        `by` claims the inquiry, unless somebody has it.
        """
        now = at or timezone.now()
        began_at = entry.began_at or now
        self._refuse_twice(entry, by=by)
        message = entry.take_down(by=by, at=began_at)
        inquiry = message.inquiry
        call = self._keep(entry, inquiry, by=by, began_at=began_at, ended_at=max(entry.hung_up_at or now, began_at))
        call.note_harassment(at=now)
        Lookup.objects.tie(entry.lookups, inquiry, by=by, at=now)
        if entry.offered_number:
            inquiry.record("call.number_refused", by=by, at=now)
        entry.doubt(inquiry, by=by, at=now)
        call.tell(entry.told, stated=entry.stated, at=now)
        if not Assignment.objects.filter(inquiry=inquiry).exists():
            inquiry.claim(by=by, at=now)
        for topic, owner in entry.questions():
            inquiry.escalate(by=by, owner=owner, topic=topic, words=entry.words, messages=[message], at=now)
        if entry.callback_at:
            inquiry.promise_call(by=by, due_at=entry.callback_at, at=now)
        if entry.wants_reissue:
            Reissue.objects.open(inquiry, issuer=entry.issuer, by=by, at=now)
        if entry.outcome:
            inquiry.close(by=by, outcome=entry.outcome, at=now)
        return call

    def _keep(self, entry: CallEntry, inquiry: Inquiry, **said: Any) -> Call:
        return self.create(
            inquiry=inquiry,
            offered_number=entry.offered_number,
            warned_at=entry.warned_at,
            is_ended_by_us=bool(entry.hung_up_at),
            **said,
        )

    def _refuse_twice(self, entry: CallEntry, *, by: Staff) -> None:
        """AlreadyLogged where this person logged a call that began at the same instant. Locks the person's row."""
        Staff.objects.select_for_update(no_key=True).get(pk=by.pk)
        if entry.began_at and (call := self.filter(by=by, began_at=entry.began_at).first()):
            raise AlreadyLogged(call)


class Call(models.Model):
    """Who spoke, from when to when, whether the caller read a card number aloud, was warned, or we ended the call."""

    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="calls")
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    offered_number = models.BooleanField(default=False)
    warned_at = models.DateTimeField(null=True)
    is_ended_by_us = models.BooleanField(default=False)

    objects = CallManager()

    def __str__(self) -> str:
        return f"{self.inquiry} {timezone.localtime(self.began_at):%H:%M}"

    @property
    def lasted(self) -> timedelta:
        """From the first key to the end of the call where we ended it, else to its saving."""
        return self.ended_at - self.began_at

    def note_harassment(self, *, at: datetime) -> None:
        """Where the caller was warned, or we ended the call, the inquiry is marked for whoever speaks to them next."""
        if self.warned_at:
            self.inquiry.record("call.warned", by=self.by, at=at)
        if self.is_ended_by_us:
            self.inquiry.record("call.ended_by_us", by=self.by, at=at)
        if self.warned_at or self.is_ended_by_us:
            Harassment.objects.mark(self.inquiry, by=self.by, at=at)

    @transaction.atomic
    def tell(
        self, answers: Iterable[Answer], *, stated: Iterable[Edition] = (), at: datetime | None = None
    ) -> Message | None:
        """Record which answers and statements were read aloud: their clauses, with the version, and editions."""
        told = list(Answer.objects.approved().to_show().filter(pk__in=[answer.pk for answer in answers]).in_order())
        editions = list(Edition.objects.approved().filter(pk__in=[one.pk for one in stated]).in_order().to_show())
        if not told and not editions:
            return None
        now = at or timezone.now()
        said = ["\n".join(c.quoted for c in answer.sayable) or answer.words_after for answer in told]
        text = "\n\n".join([*said, *(f"{lead_in('ja')}\n{edition.aloud}" for edition in editions)])
        message = Message.objects.create(
            inquiry=self.inquiry, kind=Message.Kind.OUT, channel=Channel.PHONE, author=self.by, text=text, at=now
        )
        quoted: list[tuple[int, int | None]] = [(one.pk, clause.pk) for one in told for clause in one.sayable]
        quote(message, [*quoted, *((one.pk, None) for one in told if not one.sayable)])
        keep(message, editions)
        Index.objects.add(message, to=self.inquiry_id, at=now)
        if told:
            self.inquiry.record("answer.told", by=self.by, at=now, topics=[answer.topic.key for answer in told])
        for edition in editions:
            self.inquiry.record("statement.told", by=self.by, at=now, statement=edition.statement.name)
        self.inquiry.answered(since=now)
        return message
