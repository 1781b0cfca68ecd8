"""A ReceivedMail of which every string may be stored."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from inquiries.masking import mask

from .received_mail import ReceivedAttachment, ReceivedMail


def masked(mail: ReceivedMail) -> ReceivedMail:
    """The mail as it may be stored and shown, down to file names and identifiers."""
    return replace(
        mail,
        from_address=_black(mail.from_address),
        from_name=_black(mail.from_name),
        to_addresses=tuple(map(_black, mail.to_addresses)),
        cc_addresses=tuple(map(_black, mail.cc_addresses)),
        subject=_black(mail.subject),
        text=_black(mail.text),
        reply_text=_black(mail.reply_text),
        history=_black(mail.history),
        html=_black(mail.html),
        attachments=tuple(map(_attachment, mail.attachments)),
        message_id=_black(mail.message_id),
        in_reply_to=_black(mail.in_reply_to),
        references=tuple(map(_black, mail.references)),
    )


def has_card_number(mail: ReceivedMail) -> bool:
    """Whether something had to go, so that the mail server's copy must not stay either."""
    return masked(mail) != mail


def key(clean: ReceivedMail) -> str:
    """What makes a masked mail this mail and no other, by whatever way and however often it comes.

    The Message-ID alone would not do: some programs leave it out, and some use one for many mails.
    """
    files = [f"{one.name} {one.size}" for one in clean.attachments]
    date = clean.date.isoformat() if clean.date else ""
    parts = [clean.message_id, clean.from_address, date, clean.subject, clean.text, clean.html, *files]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def stored(clean: ReceivedMail) -> Iterator[str]:
    """Every string of a masked mail that is written to the database."""
    yield from (clean.from_address, clean.from_name, clean.subject, clean.reply_text, clean.history, clean.html)
    yield from (clean.message_id, key(clean))
    for one in clean.attachments:
        yield from (one.name, one.content_type, one.text)


def _attachment(one: ReceivedAttachment) -> ReceivedAttachment:
    return replace(one, name=_black(one.name), text=_black(one.text), content=b"")


def _black(text: str) -> str:
    return mask(text).text
