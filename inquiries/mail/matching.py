"""Which inquiry a mail belongs to. A reference alone proves nothing: the sender must already take part in it.

A matter of several inquiries is one: what names any of them belongs to the one in which it goes on.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Q

from inquiries.models import Dispatch, Inquiry, Message

from .reading.received_mail import Detour, ReceivedMail

NUMBER = re.compile(r"(?<![A-Z0-9])H-\d{6,10}(?!\d)", re.IGNORECASE)
MOST_REFERENCES = 50
REPORTED_WITHIN = timedelta(days=7)
"""No mail server tries longer (RFC 5321, 4.5.4.1, says four or five days)."""


class Match(NamedTuple):
    """Where it belongs; or, for a new inquiry, where it may belong."""

    inquiry: Inquiry | None = None
    hint: Inquiry | None = None


def match(mail: ReceivedMail) -> Match:
    """The inquiry that the mail names and its sender takes part in, or else a hint for the desk."""
    named = [inquiry.survivor for inquiry in _named(mail)]
    is_form = mail.detour is Detour.FORM  # in a form anybody types any address
    for inquiry in [] if is_form else named:
        if _takes_part(mail.from_address, inquiry):
            return Match(inquiry=inquiry)
    return Match(hint=named[0] if named else _open_with(mail.from_address))


def returned(mail: ReceivedMail, *, now: datetime) -> Dispatch | None:
    """The mail of ours that a machine answers or returns: by its Message-ID; a report also by recipient and number."""
    named = [*(mail.bounce.message_ids if mail.bounce else ()), mail.in_reply_to, *mail.references]
    ours = Dispatch.objects.select_related("inquiry").filter(mail_id__in=filter(None, named)).first()
    if ours or not mail.bounce:
        return ours
    sent = Dispatch.objects.select_related("inquiry").filter(
        to_address__in=mail.bounce.recipients, sent_at__gt=now - REPORTED_WITHIN, bounced_at=None
    )
    numbered = [
        inquiry for number in _numbers(f"{mail.subject} {mail.text}") if (inquiry := Inquiry.objects.numbered(number))
    ]
    return (sent.filter(inquiry__in=numbered) if numbered else sent).order_by("-sent_at").first()


def _numbers(text: str) -> list[str]:
    return NUMBER.findall(unicodedata.normalize("NFKC", text))[:MOST_REFERENCES]


def _named(mail: ReceivedMail) -> Iterator[Inquiry]:
    """By the mails that it answers, the latest first, then by the receipt number in the subject."""
    for mail_id in dict.fromkeys([mail.in_reply_to, *reversed(mail.references[-MOST_REFERENCES:])]):
        if mail_id and (inquiry := _of(mail_id)):
            yield inquiry
    for number in _numbers(mail.subject):
        if inquiry := Inquiry.objects.numbered(number):
            yield inquiry


def _of(mail_id: str) -> Inquiry | None:
    sent = Dispatch.objects.select_related("inquiry").filter(mail_id=mail_id).first()
    said = sent or Message.objects.received().select_related("inquiry").filter(mail_id=mail_id).first()
    return said.inquiry if said else None


def _takes_part(address: str, inquiry: Inquiry) -> bool:
    """A contact of the matter, or somebody whom one of them put in copy: not who was the contact before another."""
    here = Inquiry.objects.filter(pk__in=Inquiry.objects.parts_of(inquiry))
    in_copy = Q(participants__address=address, participants__message__from_third_party=False)
    return here.filter(Q(contact__addresses__address=address) | in_copy).exists()


def _open_with(address: str) -> Inquiry | None:
    """The newest matter of this sender that is still open: a second mail on it often comes without a reference."""
    return Inquiry.objects.open().filter(contact__addresses__address=address).newest_first().first()
