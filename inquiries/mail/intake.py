"""Taking a mail in: one transaction writes the ledger row, the message and what belongs to it."""

import hashlib
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone
from django.utils.translation import gettext_noop as _

from inquiries.models import Channel, Contact, Dispatch, Inquiry, Nominee, Participant, Received
from inquiries.models.arrival.envelope import Envelope, Found
from inquiries.models.fraud.alarm import take_answer
from inquiries.models.goodwill import echo
from inquiries.models.inquiry.incoming import Enclosed, Incoming
from inquiries.models.inquiry.message import Message
from inquiries.models.reply.nominee import Way
from inquiries.ours import own_addresses

from .again import key_of
from .boxes.mailbox import LARGEST
from .masked import Clean, masked
from .matching import answered_alarm, match, returned
from .parsing import parse
from .reading.received_mail import AutoKind, Detour, Fault, ReceivedAttachment, ReceivedMail

logger = logging.getLogger(__name__)
Outcome = Received.Outcome
HEADER = 64 * 1024  # bytes of a mail that is too large, in which its header stands
CAME_BACK = _("The mail came back from the customer's mail server")
ALARM_CAME_BACK = _("The mail came back from the incident team's mail server")
TOO_LARGE = _("The mail is larger than 30 MB.")
REACTED = _("It is a reaction to a mail of ours, and asks for nothing.")
ANSWERED = _("It answers an alarm to the incident team. Its words are a note in the inquiry.")
ANSWERED_BY_PROGRAM = _(
    "A program answered an alarm to the incident team. Telephone them, for perhaps nobody has read it."
)
SAYS_NOTHING = {AutoKind.OWN, AutoKind.BOUNCE, AutoKind.RECEIPT}
WHY_AUTOMATIC = {
    AutoKind.OWN: _("It is a mail of our own."),
    AutoKind.BOUNCE: _("It reports that a mail could not be delivered."),
    AutoKind.RECEIPT: _("It reports that a mail was read."),
    AutoKind.REPLY: _("It is an automatic answer."),
    AutoKind.LIST: _("It went to a mailing list."),
    AutoKind.MACHINE: _("It was sent by a program."),
}


class Taken(NamedTuple):
    """The ledger row. If the mail held a card number, no copy of it may stay in the mailbox (PCI DSS 3.3.1)."""

    row: Received
    had_card_number: bool = False


def take_in(raw: bytes, *, source: str = "", found: Found | None = None, at: datetime | None = None) -> Taken:
    """Takes in one mail. If two processes take in the same mail, the second one enters a duplicate."""
    now = at or timezone.now()
    try:
        return _read_and_enter(raw, source, found, now)
    except OperationalError:
        raise  # the database cannot be reached; the mail is not at fault
    except Exception as error:  # noqa: BLE001 - a fault of ours must not hide a mail, nor stop the next ones
        logger.error("mail of %d bytes could not be taken in: %s", len(raw), type(error).__name__)  # noqa: TRY400
        unread = Envelope(hashlib.sha256(raw).hexdigest(), len(raw), source=source, found=found)
        outcome = Outcome.DUPLICATE if Received.objects.has(unread.key) else Outcome.QUARANTINED
        return Taken(Received.objects.enter(unread, outcome, reason=Fault.BROKEN, at=now))


def _read_and_enter(raw: bytes, source: str, found: Found | None, now: datetime) -> Taken:
    is_too_large = len(raw) > LARGEST
    clean = masked(parse(raw[:HEADER] if is_too_large else raw, own=own_addresses()))
    mail = clean.mail
    mail_key, is_known = _whole(raw) if mail.error or is_too_large else key_of(mail)
    envelope = Envelope(mail_key, len(raw), mail.from_address, mail.subject, source, clean.had_card_number, found)
    try:
        with transaction.atomic():
            row = _duplicate(envelope, now) if is_known else _enter(clean, envelope, now)
    except IntegrityError:
        if not Received.objects.has(mail_key):
            raise
        row = _duplicate(envelope, now)
    return Taken(row, clean.had_card_number)


def _whole(raw: bytes) -> tuple[str, bool]:
    """The key of a mail of which nothing can be read, and whether it was taken in before."""
    mail_key = hashlib.sha256(raw).hexdigest()
    return mail_key, Received.objects.has(mail_key)


def _duplicate(envelope: Envelope, now: datetime) -> Received:
    return Received.objects.enter(envelope, Outcome.DUPLICATE, at=now)


def _enter(clean: Clean, envelope: Envelope, now: datetime) -> Received:
    if envelope.size > LARGEST:
        return Received.objects.enter(envelope, Outcome.REFUSED, reason=TOO_LARGE, at=now)
    if clean.fault:
        return Received.objects.enter(envelope, Outcome.QUARANTINED, reason=clean.fault, at=now)
    mail = clean.mail
    kind = _machine(mail)
    if kind not in SAYS_NOTHING and (asked := answered_alarm(mail)):
        return _to_alarm(mail, kind, asked, envelope, now)
    if kind:
        return _automatic(mail, kind, envelope, now)
    if mail.reaction:
        return _reaction(mail, envelope, now)
    return _from_person(mail, envelope, now)


def _machine(mail: ReceivedMail) -> AutoKind:
    came_round = mail.message_id and Dispatch.objects.filter(mail_id=mail.message_id).exists()
    return AutoKind.OWN if came_round else mail.auto_kind


def _automatic(mail: ReceivedMail, kind: AutoKind, envelope: Envelope, now: datetime) -> Received:
    """Never answered. A bounce is tied to the mail that came back, an automatic answer to the mail that it answers."""
    ours = returned(mail, now=now)
    if ours and mail.bounce and mail.bounce.is_final and not ours.bounced_at:
        came_back = ALARM_CAME_BACK if ours.kind == Dispatch.Kind.ALARM else CAME_BACK
        ours.mark_bounced(at=now, error=f"{came_back}: {mail.bounce.status}".removesuffix(": "))
    inquiry = ours.inquiry if ours else None
    return Received.objects.enter(envelope, Outcome.AUTOMATIC, reason=WHY_AUTOMATIC[kind], inquiry=inquiry, at=now)


def _to_alarm(mail: ReceivedMail, kind: AutoKind, asked: Inquiry, envelope: Envelope, now: datetime) -> Received:
    """No customer wrote it, so it is no inquiry and is not acknowledged. A mailing list may be how the team writes."""
    note = take_answer(asked, _said(mail, mail.reply_text or mail.reaction or mail.subject), at=now)
    for one in mail.attachments:
        note.attach(_enclosed(one, str, is_in_mailbox=bool(envelope.found and not envelope.had_card_number)))
    why = ANSWERED_BY_PROGRAM if kind in {AutoKind.REPLY, AutoKind.MACHINE} else ANSWERED
    return Received.objects.enter(envelope, Outcome.TO_ALARM, reason=why, message=note, at=now)


def _reaction(mail: ReceivedMail, envelope: Envelope, now: datetime) -> Received:
    """Recorded in the inquiry that it belongs to. It opens no inquiry, and no answer is owed for it."""
    found = match(mail)
    if found.inquiry:
        found.inquiry.record("inquiry.reacted_to", by=None, at=now, face=mail.reaction)
    outcome = Outcome.APPENDED if found.inquiry else Outcome.AUTOMATIC
    return Received.objects.enter(envelope, outcome, reason=REACTED, inquiry=found.inquiry, hint=found.hint, at=now)


def _from_person(mail: ReceivedMail, envelope: Envelope, now: datetime) -> Received:
    if mail.detour is not Detour.FORM:
        Contact.objects.heard_from(mail.from_address)
    found = match(mail)
    cover = echo.cover_of(mail.from_address, found.inquiry or found.hint)
    envelope = replace(envelope, subject=cover(mail.subject))
    said = _said(mail, mail.reply_text, cover)
    message = found.inquiry.append(said, at=now) if found.inquiry else _open(said, mail, now)
    Participant.objects.admit(_in_copy(mail), message=message)
    Nominee.objects.nominate(mail.named, message=message)
    for one in mail.attachments:
        message.attach(_enclosed(one, cover, is_in_mailbox=bool(envelope.found and not envelope.had_card_number)))
    outcome = Outcome.APPENDED if found.inquiry else Outcome.IMPORTED
    return Received.objects.enter(envelope, outcome, reason=mail.detour, message=message, hint=found.hint, at=now)


def _said(mail: ReceivedMail, text: str, cover: Callable[[str], str] = str) -> Incoming:
    return Incoming(
        channel=Channel.MAIL,
        text=cover(text),
        subject=cover(mail.subject),
        history=cover(mail.history),
        html=cover(mail.html),
        mail_id=mail.message_id,
        sender_name=mail.from_name,
        sender_address=mail.from_address,
    )


def _enclosed(file: ReceivedAttachment, cover: Callable[[str], str], *, is_in_mailbox: bool) -> Enclosed:
    document = replace(file.document, text=cover(file.document.text))
    return Enclosed(cover(file.name), file.content_type, file.size, document, is_in_mailbox=is_in_mailbox)


def _in_copy(mail: ReceivedMail) -> list[str]:
    """The addresses in copy, without our own."""
    ours = own_addresses()
    return [address for address in mail.cc_addresses if address not in ours]


def _open(said: Incoming, mail: ReceivedMail, now: datetime) -> Message:
    contact = _contact(said, mail)
    message = Inquiry.objects.receive(contact, said, language=mail.language, at=now)
    if mail.detour:
        message.inquiry.record("inquiry.unacknowledged", by=None, at=now, why=mail.detour)
    else:
        is_answer = returned(mail, now=now) is not None
        Dispatch.objects.acknowledge(message.inquiry, asked=message, is_answer=is_answer, at=now)
    return message


def _contact(said: Incoming, mail: ReceivedMail) -> Contact:
    """The contact who wrote. From our own address, or from a form, the desk must say who it is."""
    if said.sender_address in own_addresses() or any(one.way is Way.TYPED for one in mail.named):
        return Contact.objects.as_given()
    return Contact.objects.as_given(name=said.sender_name, address=said.sender_address)
