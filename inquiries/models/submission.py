"""Submission: the public form as somebody sent it, until it is an inquiry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from .answer import Topic
from .contact import Contact
from .dispatch import Dispatch
from .inquiry import Inquiry
from .message import Channel, Message, Said


@dataclass(frozen=True)
class Submission:
    """What was asked, and how to reach whoever asks: at least one of address and phone is there."""

    words: str
    name: str = ""
    address: str = ""
    phone: str = ""
    wants_call: bool = False
    topics: Sequence[Topic] = ()
    language: str = "ja"

    @transaction.atomic
    def take_in(self, *, at: datetime | None = None) -> Message:
        """The first message of a new inquiry, with its acknowledgement on the way."""
        now = at or timezone.now()
        contact = Contact.objects.claimed(name=self.name, address=self.address, phone=self.phone)
        said = Said(Channel.FORM, self.words, sender_name=self.name, sender_address=self.address)
        message = Inquiry.objects.receive(contact, said, topics=self.topics, language=self.language, at=now)
        if self.wants_call:
            message.inquiry.record("call.wanted", by=None, at=now)
        Dispatch.objects.acknowledge(message.inquiry, at=now)
        return message
