"""Loop: programs that answer our acknowledgements, recognized by many mails with the same words from one domain."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings

from inquiries.models.event import Event

if TYPE_CHECKING:
    from inquiries.models.inquiry.inquiry import Inquiry
    from inquiries.models.inquiry.message import Message

    from .outbox import DispatchQuerySet

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LENGTH, LENGTH_OF_AN_ANSWER = 200, 20
"""So many letters are compared: fewer of a stranger's answer to a mail of ours, which is suspect by its first words."""
SHORTEST, LENIENCE = 20, 5
"""Of mails with fewer letters five times more may be alike: many customers write "please stop my card"."""
READ = 4_000
"""Characters that are read: on one word of a million letters the pattern below would run for minutes."""
ADDRESSES = re.compile(r"https?://\S+|\S+@\S+")


class Likeness(NamedTuple):
    """A hash that mails of one loop share, empty where there is none; and how many alike still count as people's."""

    mark: str = ""
    most: int = 0


def likeness(message: Message, *, is_answer: bool) -> Likeness:
    """From its words and the domain of its sender; figures, addresses and spaces are ignored."""
    text = ADDRESSES.sub("", unicodedata.normalize("NFKC", message.text[:READ])).casefold()
    letters = "".join(filter(str.isalpha, text))[: LENGTH_OF_AN_ANSWER if is_answer else LENGTH]
    domain = message.sender_address.rpartition("@")[2]
    if not domain or not (letters or is_answer):
        return Likeness()
    is_telling = is_answer or len(letters) >= SHORTEST
    most = settings.HOTLINE_AUTOMATIC_ALIKE * (1 if is_telling else LENIENCE)
    return Likeness(sha256(f"{domain} {is_answer} {letters}".encode()).hexdigest(), most)


def is_loop(alike: DispatchQuerySet, most: int, now: datetime) -> bool:
    """`most` or more alike within an hour are a program's, unless somebody has released some of them within a day."""
    if alike.filter(queued_at__gt=now - HOUR).count() < most:
        return False
    return not alike.filter(released_at__gt=now - DAY).exists()


def notice_address(inquiry: Inquiry, kind: str, now: datetime) -> None:
    """Record once an hour that one address opens many inquiries. It gets only one acknowledgement a day anyway."""
    lately = now - HOUR
    if inquiry.contact.inquiries.filter(received_at__gt=lately).count() <= settings.HOTLINE_AUTOMATIC_ALIKE:
        return
    stopped = Event.objects.named(f"{kind}.stopped").since(lately)
    if not stopped.filter(inquiry__contact=inquiry.contact_id, particulars__address=True).exists():
        Event.record(f"{kind}.stopped", by=None, inquiry=inquiry, at=now, address=True)
