"""Bytes become one ReceivedMail; no bytes make it fail."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime
from email.message import Message
from email.parser import BytesHeaderParser

from inquiries.documents.charset import is_garbled
from inquiries.documents.cutting import cut
from inquiries.models.reply.nominee import Named, Way
from inquiries.ours import Ours

from .history.quoting import Parted, is_quoting, part
from .reading import headers, html
from .reading.addresses import addresses
from .reading.attachments import attachments
from .reading.body import body
from .reading.mending import END, mended
from .reading.parts import outside, taken_apart
from .reading.reactions import reaction
from .reading.received_mail import AutoKind, Detour, Fault, ReceivedMail
from .reading.unseen import unshown
from .senders.automatic import Verdict, verdict
from .senders.automatic_subject import ANSWERS, FORWARDS
from .senders.bounces import bounce
from .senders.detours import Author, author
from .senders.forwards import asker
from .senders.locked import is_locked

LONGEST_SUBJECT = 200
LONGEST_NAME = 120
LONGEST_TEXT = 200_000
MOST_NAMED = 3
JAPANESE = re.compile("[ぁ-んァ-ヶ一-鿿ｦ-ﾟ]")
EVERY_MAIL_HAS = {"from", "to", "subject", "date", "message-id", "received", "return-path", "sender"}


def parse(raw: bytes, *, own: Collection[str] = ()) -> ReceivedMail:
    """The mail. Never raises: a mail that cannot be read has `error` set. `own`: the addresses that we write from."""
    if not raw.strip(b"\0\r\n\t "):
        return ReceivedMail(error=Fault.EMPTY)
    sound = mended(raw)
    header = _header(sound)
    try:
        return _whole(header, taken_apart(sound), Ours(own))
    except Exception:  # noqa: BLE001 - bytes from outside may break any parser; the mail must stay visible
        return replace(header, error=Fault.BROKEN)


def envelope(raw: bytes) -> ReceivedMail:
    """The mail with the fields of its header only. Never raises."""
    return _header(mended(raw))


def _header(sound: bytes) -> ReceivedMail:
    end = END.search(sound)
    try:
        return _envelope(BytesHeaderParser().parsebytes(sound[: end.end()] if end else sound))
    except Exception:  # noqa: BLE001 - as in `parse`
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


def _whole(envelope: ReceivedMail, mail: Message, own: Ours) -> ReceivedMail:
    found = body(mail)
    text = _shortened(found.text.strip("\n"))
    parted = _parted(envelope, text)
    by = author(mail, own, text)
    named = tuple(_named(mail, by, envelope.subject, text, own))
    kind, detour = _judged(verdict(mail, by=by, own=own, parted=parted), by, named, own)
    return replace(
        envelope,
        from_address=by.address.address,
        from_name=cut(by.address.name, LONGEST_NAME),
        text=text,
        reply_text=parted.reply,
        history=parted.history,
        html=html.shown(found.html),
        unshown=f"{unshown(found.html)}\n{cut(outside(mail), LONGEST_TEXT)}".strip(),
        attachments=attachments(mail),
        auto_kind=kind,
        detour=detour,
        named=named,
        language=_language(parted.reply, envelope.subject),
        reaction="" if kind else reaction(mail, parted.reply, found.html),
        bounce=bounce(mail, text) if kind == AutoKind.BOUNCE else None,
        error=_fault(envelope, mail, text, parted.reply) if kind == AutoKind.NONE else Fault.NONE,
    )


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else f"{cut(text, LONGEST_TEXT)}\n[…]"


def _language(said: str, subject: str) -> str:
    """The language, from the words before masking, since the mask's label 「カード番号」 is Japanese."""
    return "ja" if JAPANESE.search(subject + said) or not said else "en"


def _judged(said: Verdict, by: Author, named: tuple[Named, ...], own: Ours) -> Verdict:
    """A mail forwarded by a colleague is a person's mail, even if it comes from one of our own mailboxes."""
    if not (any(one.way is Way.FORWARDED for one in named) and own.has_neighbour(by.address.address)):
        return said
    return Verdict(AutoKind.NONE if said.kind is AutoKind.OWN else said.kind, said.detour or Detour.COLLEAGUE)


def _parted(envelope: ReceivedMail, text: str) -> Parted:
    """A forwarded mail is what the sender asks about, so it is no history; the mail below an answer is."""
    if FORWARDS.match(envelope.subject):
        return Parted(text, "")
    is_threaded = bool(envelope.in_reply_to or envelope.references)
    return part(text, is_answer=is_threaded or bool(ANSWERS.match(envelope.subject)) or is_quoting(text))


def _named(mail: Message, by: Author, subject: str, text: str, own: Ours) -> Iterator[Named]:
    """Who else may be answered: the Reply-To, the address typed in a form, the author of a forwarded mail; not we."""
    for one in addresses(mail, "Reply-To")[:MOST_NAMED]:
        if one.address != by.address.address and one.address not in own:
            yield Named(Way.REPLY_TO, one.address, cut(one.name, LONGEST_NAME))
    if by.typed:
        yield Named(Way.TYPED, by.typed.address, cut(by.typed.name, LONGEST_NAME))
    found = asker(mail, subject, text, own)
    if found and found.address != by.address.address and found.address not in own:
        yield Named(Way.FORWARDED, found.address, cut(found.name, LONGEST_NAME))


def _fault(envelope: ReceivedMail, mail: Message, text: str, said: str) -> Fault:
    if not EVERY_MAIL_HAS & {name.lower() for name in mail.keys()}:  # noqa: SIM118 - a Message iterates over nothing
        return Fault.NO_HEADER
    if not envelope.from_address:
        return Fault.NO_SENDER
    if is_locked(mail, said):
        return Fault.ENCRYPTED
    return Fault.GARBLED if is_garbled(text) else Fault.NONE


def _arrival(mail: Message) -> datetime | None:
    """When the last server took the mail in (the topmost Received line); the sender's clock may be wrong."""
    return headers.date(next(iter(headers.all_of(mail, "Received")), "").rpartition(";")[2])
