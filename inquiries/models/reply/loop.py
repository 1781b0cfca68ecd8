"""Loop: programs that answer our acknowledgements, known by what they say and by the domain they say it from."""

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
"""Letters that are compared. An answer of a stranger to a mail of ours is suspect by its first words."""
SHORTEST, LENIENCE = 20, 5
"""Of shorter mails so many times more may be alike: many customers of a large provider write "please stop my card"."""
READ = 4_000
"""Characters that are looked at: one word of a million letters would keep the pattern below busy for minutes."""
ADDRESSES = re.compile(r"https?://\S+|\S+@\S+")


class Likeness(NamedTuple):
    """What a mail has in common with others of a loop; empty where it has nothing. So many are people."""

    mark: str = ""
    most: int = 0


def likeness(message: Message, *, is_answer: bool) -> Likeness:
    """By its words and the domain of its sender. Numbers, addresses and spaces do not matter."""
    text = ADDRESSES.sub("", unicodedata.normalize("NFKC", message.text[:READ])).casefold()
    letters = "".join(filter(str.isalpha, text))[: LENGTH_OF_AN_ANSWER if is_answer else LENGTH]
    domain = message.sender_address.rpartition("@")[2]
    if not domain or not (letters or is_answer):
        return Likeness()
    is_telling = is_answer or len(letters) >= SHORTEST
    most = settings.HOTLINE_AUTOMATIC_ALIKE * (1 if is_telling else LENIENCE)
    return Likeness(sha256(f"{domain} {is_answer} {letters}".encode()).hexdigest(), most)


def is_loop(alike: DispatchQuerySet, most: int, now: datetime) -> bool:
    """So many alike within an hour are no people, unless somebody who looked has said today that they are."""
    if alike.filter(queued_at__gt=now - HOUR).count() < most:
        return False
    return not alike.filter(released_at__gt=now - DAY).exists()


def notice_address(inquiry: Inquiry, kind: str, now: datetime) -> None:
    """One address that begins matter after matter gets no acknowledgement anyway; once an hour it is on record."""
    lately = now - HOUR
    if inquiry.contact.inquiries.filter(received_at__gt=lately).count() <= settings.HOTLINE_AUTOMATIC_ALIKE:
        return
    stopped = Event.objects.named(f"{kind}.stopped").since(lately)
    if not stopped.filter(inquiry__contact=inquiry.contact_id, particulars__address=True).exists():
        Event.record(f"{kind}.stopped", by=None, inquiry=inquiry, at=now, address=True)
