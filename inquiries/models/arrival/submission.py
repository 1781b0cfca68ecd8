"""Submission: the public form as somebody sent it, until it is an inquiry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from inquiries.masking import mask
from inquiries.models.inquiry.contact import Contact
from inquiries.models.inquiry.incoming import Incoming
from inquiries.models.inquiry.inquiry import Inquiry
from inquiries.models.inquiry.message import Channel, Message
from inquiries.models.notice.topic import Topic
from inquiries.models.reply.dispatch import Dispatch

PRESSED_TWICE = timedelta(minutes=10)
"""On a slow connection people press the button again."""


@dataclass(frozen=True)
class Submission:
    """What was asked, and how to reach the person: address, phone or both."""

    words: str
    name: str = ""
    address: str = ""
    phone: str = ""
    wants_call: bool = False
    topics: Sequence[Topic] = ()
    language: str = "ja"

    @transaction.atomic
    def receive(self, *, at: datetime | None = None) -> Message:
        """The first message of a new inquiry, acknowledged. Sent twice, it returns the message of the first time."""
        now = at or timezone.now()
        contact = Contact.objects.as_given(name=self.name, address=self.address, phone=self.phone)
        if before := self._sent_before(contact, now):
            return before
        said = Incoming(Channel.FORM, self.words, sender_name=self.name, sender_address=self.address)
        message = Inquiry.objects.receive(contact, said, topics=self.topics, language=self.language, at=now)
        if self.wants_call:
            message.inquiry.record("call.wanted", by=None, at=now)
        Dispatch.objects.acknowledge(message.inquiry, at=now)
        return message

    def _sent_before(self, contact: Contact, now: datetime) -> Message | None:
        """The message with the same words of the same person, minutes ago."""
        lately = Message.objects.received().filter(inquiry__contact=contact, at__gt=now - PRESSED_TWICE)
        return lately.filter(channel=Channel.FORM, text=mask(self.words).text).select_related("inquiry").first()
