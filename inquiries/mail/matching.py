"""Which inquiry a mail belongs to. A reference is not enough: the sender must already take part in the inquiry.

If the inquiry was merged into another one, the mail belongs to the one that survives.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.db.models import Q

from inquiries.models import Contact, Dispatch, Inquiry, Message, Participant
from inquiries.models.encrypted import holding

from .reading.received_mail import Detour, ReceivedMail

NUMBER = re.compile(r"(?<![A-Z0-9])H-\d{6,10}(?!\d)", re.IGNORECASE)
QUESTION = re.compile(r"(?<![A-Z0-9])E-(\d{6,9})(?!\d)")
MOST_REFERENCES = 50
REPORTED_WITHIN = timedelta(days=7)
"""Mail servers give up after four or five days (RFC 5321, 4.5.4.1)."""


class Match(NamedTuple):
    """The inquiry that a mail belongs to; or, for a new inquiry, a hint to one that it may belong to."""

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
    """Our mail that a machine answers or returns, by Message-ID; for a bounce also by recipient and receipt number."""
    named = [*(mail.bounce.message_ids if mail.bounce else ()), mail.in_reply_to, *mail.references]
    ours = Dispatch.objects.select_related("inquiry").filter(mail_id__in=filter(None, named)).first()
    if ours and ours.kind == Dispatch.Kind.CODE:  # the desk would learn that the list knows the address
        return None
    if ours or not mail.bounce:
        return ours
    sent = Dispatch.objects.filter(holding("to_address", *mail.bounce.recipients)).select_related("inquiry")
    sent = sent.filter(sent_at__gt=now - REPORTED_WITHIN, bounced_at=None)
    numbered = [
        inquiry for number in _numbers(f"{mail.subject} {mail.text}") if (inquiry := Inquiry.objects.numbered(number))
    ]
    return (sent.filter(inquiry__in=numbered) if numbered else sent).order_by("-sent_at").first()


def answered_alarm(mail: ReceivedMail) -> Inquiry | None:
    """The inquiry of an alarm of ours that the mail answers, or of an earlier answer to it, by Message-ID.

    Nobody but the incident team is ever told these. Where its mail programs drop them, one of its addresses and the
    number of the question in the subject are enough.
    """
    named = list(filter(None, [mail.in_reply_to, *mail.references[-MOST_REFERENCES:]]))
    mailed = Dispatch.objects.alarms().select_related("inquiry")
    if alarm := mailed.filter(mail_id__in=named).first():
        return alarm.inquiry
    notes = Message.objects.filter(kind=Message.Kind.NOTE, mail_id__in=named).select_related("inquiry")
    if note := notes.first():
        return note.inquiry
    if mail.from_address not in {address.casefold() for address in settings.HOTLINE_ALARM_ADDRESSES}:
        return None
    numbers = QUESTION.findall(unicodedata.normalize("NFKC", mail.subject))
    asked = mailed.filter(escalation__in=[int(number) for number in numbers[:MOST_REFERENCES]]).first()
    return asked.inquiry if asked else None


def _numbers(text: str) -> list[str]:
    return NUMBER.findall(unicodedata.normalize("NFKC", text))[:MOST_REFERENCES]


def _named(mail: ReceivedMail) -> Iterator[Inquiry]:
    """The inquiries of the mails that it answers, the latest first, then those of receipt numbers in the subject."""
    for mail_id in dict.fromkeys([mail.in_reply_to, *reversed(mail.references[-MOST_REFERENCES:])]):
        if mail_id and (inquiry := _of(mail_id)):
            yield inquiry
    for number in _numbers(mail.subject):
        if inquiry := Inquiry.objects.numbered(number):
            yield inquiry


def _of(mail_id: str) -> Inquiry | None:
    sent = Dispatch.objects.spoken_of().select_related("inquiry").filter(mail_id=mail_id).first()
    said = sent or Message.objects.received().select_related("inquiry").filter(mail_id=mail_id).first()
    return said.inquiry if said else None


def _takes_part(address: str, inquiry: Inquiry) -> bool:
    """Whether the address is a present contact of the matter, or was put in copy by one; a replaced contact is not."""
    here = Inquiry.objects.filter(pk__in=Inquiry.objects.parts_of(inquiry))
    in_copy = Participant.objects.filter(holding("address", address), message__from_third_party=False)
    theirs = Q(contact__in=Contact.objects.with_address(address).values("pk"))
    return here.filter(theirs | Q(pk__in=in_copy.values("inquiry"))).exists()


def _open_with(address: str) -> Inquiry | None:
    """The sender's newest open inquiry: a second mail on one matter often comes without a reference."""
    contacts = Contact.objects.with_address(address)
    return Inquiry.objects.open().filter(contact__in=contacts.values("pk")).newest_first().first()
