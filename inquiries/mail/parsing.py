"""Bytes become one ReceivedMail, whatever the bytes are."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes
from email.message import Message
from email.parser import BytesHeaderParser

from inquiries.documents.charset import is_garbled
from inquiries.documents.cutting import cut

from . import headers, html
from .addresses import addresses
from .attachments import attachments
from .automatic import auto_kind
from .body import body
from .bounces import bounce
from .labels import FORWARDS
from .mending import mended
from .quoting import Parted, part
from .received_mail import AutoKind, Fault, ReceivedMail

LONGEST_SUBJECT = 200
LONGEST_NAME = 120
LONGEST_TEXT = 200_000
EVERY_MAIL_HAS = {"from", "to", "subject", "date", "message-id", "received", "return-path", "sender"}


def parse(raw: bytes, *, own: Collection[str] = ()) -> ReceivedMail:
    """The mail. Never raises: what cannot be read has `error` set. `own` are the addresses that we write from."""
    if not raw.strip(b"\0\r\n\t "):
        return ReceivedMail(error=Fault.EMPTY)
    sound = mended(raw)
    header = envelope(sound)
    try:
        return _whole(header, message_from_bytes(sound), own)
    except Exception:  # noqa: BLE001 - whatever a stranger's bytes do to a parser, the mail stays visible
        return replace(header, error=Fault.BROKEN)


def envelope(raw: bytes) -> ReceivedMail:
    """What the header alone says. Never raises either."""
    try:
        return _envelope(BytesHeaderParser().parsebytes(mended(raw)))
    except Exception:  # noqa: BLE001 - the same
        return ReceivedMail(error=Fault.BROKEN)


def _envelope(mail: Message) -> ReceivedMail:
    senders = addresses(mail, "From") or addresses(mail, "Sender")
    return ReceivedMail(
        from_address=senders[0].address if senders else "",
        from_name=cut(senders[0].name, LONGEST_NAME) if senders else "",
        to_addresses=tuple(one.address for one in addresses(mail, "To")),
        cc_addresses=tuple(one.address for one in addresses(mail, "Cc")),
        subject=cut(headers.first(mail, "Subject"), LONGEST_SUBJECT),
        date=headers.date(headers.first(mail, "Date")),
        arrived_at=_arrival(mail),
        message_id=next(iter(headers.message_ids(mail, "Message-ID")), ""),
        in_reply_to=next(iter(headers.message_ids(mail, "In-Reply-To")), ""),
        references=headers.message_ids(mail, "References"),
    )


def _whole(envelope: ReceivedMail, mail: Message, own: Collection[str]) -> ReceivedMail:
    found = body(mail)
    text = found.text.strip("\n")
    if len(text) > LONGEST_TEXT:
        text = f"{cut(text, LONGEST_TEXT)}\n[…]"
    parted = Parted(text, "") if FORWARDS.match(envelope.subject) else part(text)
    kind = auto_kind(mail, sender=envelope.from_address, own=own, parted=parted)
    return replace(
        envelope,
        text=text,
        reply_text=parted.reply,
        history=parted.history,
        html=html.shown(found.html),
        attachments=attachments(mail),
        auto_kind=kind,
        bounce=bounce(mail, text) if kind == AutoKind.BOUNCE else None,
        error=_fault(envelope, mail, text) if kind == AutoKind.NONE else Fault.NONE,
    )


def _fault(envelope: ReceivedMail, mail: Message, text: str) -> Fault:
    if not EVERY_MAIL_HAS & {name.lower() for name in mail.keys()}:  # noqa: SIM118 - a Message iterates over nothing
        return Fault.NO_HEADER
    if not envelope.from_address:
        return Fault.NO_SENDER
    return Fault.GARBLED if is_garbled(text) else Fault.NONE


def _arrival(mail: Message) -> datetime | None:
    """When the last server on the way took it in; the sender's own clock may be anything."""
    return headers.date(next(iter(headers.all_of(mail, "Received")), "").rpartition(";")[2])
