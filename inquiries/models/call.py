"""Call 通話: a telephone call, as the person who took it logged it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone

from .answer import Answer
from .care import unsayable
from .contact import Contact
from .escalation import due
from .inquiry import Inquiry
from .message import Channel, Message, Quotation, Said
from .notice import Clause
from .reissue import Reissue
from .staff import Staff
from .topic import Topic

if TYPE_CHECKING:
    from .issuer import Issuer


class AlreadyLogged(Exception):
    """The same mask was sent twice; `call` is what the first sending made."""

    def __init__(self, call: Call) -> None:
        super().__init__(call)
        self.call = call


@dataclass
class Sheet:
    """What the phone mask holds when it is saved. A caller not known yet has a name, a number, both or neither."""

    contact: Contact | None = None
    name: str = ""
    phone: str = ""
    memo: str = ""
    topics: Sequence[Topic] = ()
    told: Sequence[Answer] = ()
    handed_on: Sequence[Topic] = ()
    callback_at: datetime | None = None
    wants_reissue: bool = False
    issuer: Issuer | None = None
    outcome: str = ""
    offered_number: bool = False
    began_at: datetime | None = None


class CallManager(models.Manager["Call"]):
    """Logs calls."""

    @transaction.atomic
    def log(self, sheet: Sheet, *, by: Staff, at: datetime | None = None) -> Call:
        """All of it in one go. An outcome closes the inquiry; without one it is `by`'s to finish."""
        now = at or timezone.now()
        began_at = sheet.began_at or now
        self._refuse_twice(sheet, by=by)
        contact = sheet.contact or Contact.objects.take_in(name=sheet.name, phone=sheet.phone)
        text = sheet.memo.strip() or "、".join(topic.name_ja for topic in sheet.topics)
        said = Said(Channel.PHONE, text)
        inquiry = Inquiry.objects.receive(contact, said, topics=sheet.topics, by=by, at=began_at).inquiry
        call = self.create(inquiry=inquiry, by=by, began_at=began_at, ended_at=now, offered_number=sheet.offered_number)
        if sheet.offered_number:
            inquiry.record("call.number_refused", by=by, at=now)
        if unsayable(sheet.memo, sheet.topics):
            inquiry.record("call.doubted", by=by, at=now)
        call.tell(sheet.told, at=now)
        inquiry.claim(by=by, at=now)
        for topic in sheet.handed_on:
            inquiry.escalate(by=by, route=topic.route, due_at=due(topic, now), topic=topic, words=text, at=now)
        if sheet.callback_at:
            inquiry.promise_call(by=by, due_at=sheet.callback_at, at=now)
        if sheet.wants_reissue:
            Reissue.objects.open(inquiry, issuer=sheet.issuer, by=by, at=now)
        if sheet.outcome:
            inquiry.close(by=by, outcome=sheet.outcome, at=now)
        return call

    def _refuse_twice(self, sheet: Sheet, *, by: Staff) -> None:
        """Nobody begins two calls at the same instant. One person's calls queue at their own row."""
        Staff.objects.select_for_update(no_key=True).get(pk=by.pk)
        if sheet.began_at and (call := self.filter(by=by, began_at=sheet.began_at).first()):
            raise AlreadyLogged(call)


class Call(models.Model):
    """Who spoke, from when to when, and whether the caller began to read a card number aloud."""

    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="calls")
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    offered_number = models.BooleanField(default=False)

    objects = CallManager()

    def __str__(self) -> str:
        return f"{self.inquiry} {timezone.localtime(self.began_at):%H:%M}"

    @transaction.atomic
    def tell(self, answers: Iterable[Answer], *, at: datetime | None = None) -> Message | None:
        """These approved answers were read aloud: which clauses of which version is kept."""
        told = list(Answer.objects.approved().to_show().filter(pk__in=[answer.pk for answer in answers]).in_order())
        if not told:
            return None
        now = at or timezone.now()
        text = "\n\n".join("\n".join(c.text for c in answer.clauses) or answer.words_after for answer in told)
        message = Message.objects.create(
            inquiry=self.inquiry, kind=Message.Kind.OUT, channel=Channel.PHONE, author=self.by, text=text, at=now
        )
        for answer in told:
            quoted: list[Clause | None] = [*answer.clauses] or [None]
            Quotation.objects.bulk_create(Quotation(message=message, answer=answer, clause=clause) for clause in quoted)
        self.inquiry.record("answer.told", by=self.by, at=now, topics=[answer.topic.key for answer in told])
        self.inquiry.answered(since=now)
        return message
