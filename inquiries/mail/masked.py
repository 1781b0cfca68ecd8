"""Masking a ReceivedMail, so that every string of it may be stored."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from html import unescape
from typing import NamedTuple

from django.utils.html import escape, linebreaks

from inquiries import documents
from inquiries.masking import Finding, Masked, mask
from inquiries.models.reply.nominee import Named

from .reading.html import to_text
from .reading.received_mail import Fault, ReceivedAttachment, ReceivedMail

LONGEST_TEXT = 200_000
"""Characters stored of one file. The whole text is masked before the rest is dropped."""
MOST_TEXT = 400_000
"""Characters stored of all files of one mail together."""
CARD_DATA = {"pan", "code", "pin"}


class Clean(NamedTuple):
    """The mail as it may be stored and shown, and what was masked in it.

    Its texts are `Masked`: the verb that stores one knows its findings and does not mask it again.
    """

    mail: ReceivedMail
    findings: tuple[Finding, ...]
    fault: Fault

    @property
    def had_card_number(self) -> bool:
        """Whether the mail held card data; then no copy may stay in the mailbox either (PCI DSS 3.3.1)."""
        return any(finding.kind in CARD_DATA for finding in self.findings)


class Mask:
    """Masks each text of a mail once, and keeps what was found in all."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self._known: dict[str, Masked] = {}

    def __call__(self, text: str) -> Masked:
        """The masked text."""
        if text not in self._known:
            self._known[text] = mask(text)
        self.findings += self._known[text].findings
        return self._known[text]


def masked(mail: ReceivedMail) -> Clean:
    """Masks every string of the mail, with file names and identifiers. An altered address in copy is left out."""
    black = Mask()
    black(mail.unshown)
    reply, history = black(mail.reply_text), black(mail.history)
    clean = replace(
        mail,
        from_address=black(mail.from_address),
        from_name=black(mail.from_name),
        to_addresses=tuple(map(black, mail.to_addresses)),
        cc_addresses=tuple(one for one in mail.cc_addresses if black(one) == one),
        subject=black(mail.subject),
        text=_whole(mail, reply, history, black),
        reply_text=reply,
        history=history,
        html=_html(mail.html, black),
        unshown="",
        attachments=tuple(_attachments(mail.attachments, black.findings)),
        named=tuple(_named(mail.named, black)),
    )
    return Clean(_identifiers(clean), tuple(black.findings), _fault(mail, clean))


def _whole(mail: ReceivedMail, reply: Masked, history: Masked, black: Callable[[str], Masked]) -> str:
    """The whole text, which is not stored. It is masked for its key, and for a number that ends in the history."""
    has_key = mail.message_id and mail.date
    if has_key and CARD_DATA & {finding.kind for finding in (*reply.findings, *history.findings)}:
        return f"{reply}\n{history}"
    return black(mail.text)


def _fault(mail: ReceivedMail, clean: ReceivedMail) -> Fault:
    """An address that holds a card number cannot be stored, so the mail counts as one without a sender."""
    return mail.error or (Fault.NO_SENDER if clean.from_address != mail.from_address else Fault.NONE)


def _identifiers(mail: ReceivedMail) -> ReceivedMail:
    """Masks the Message-IDs. Their findings are not counted: programs make some that look like card numbers."""
    return replace(
        mail,
        message_id=mask(mail.message_id),
        in_reply_to=mask(mail.in_reply_to),
        references=tuple(map(mask, mail.references)),
    )


def key(clean: ReceivedMail) -> str:
    """The short key of a masked mail, the same however often and by whatever way it comes.

    It is the hash of identifier, sender and date; not of the words, below which lists and scanners add lines.
    """
    if not (clean.message_id and clean.date):
        return whole_key(clean)
    return _hashed([clean.message_id, clean.from_address, clean.date.isoformat()])


def whole_key(clean: ReceivedMail) -> str:
    """The hash of all that the mail says: some programs send no Message-ID, and some send one in many mails."""
    files = [f"{one.name} {one.size}" for one in clean.attachments]
    date = clean.date.isoformat() if clean.date else ""
    return _hashed([clean.message_id, clean.from_address, date, clean.subject, clean.text, clean.html, *files])


def _hashed(parts: list[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def stored(clean: ReceivedMail) -> Iterator[str]:
    """Every string of a masked mail that is written to the database."""
    yield from (clean.from_address, clean.from_name, clean.subject, clean.reply_text, clean.history, clean.html)
    yield from (clean.message_id, key(clean))
    for person in clean.named:
        yield from (person.name, person.address)
    for one in clean.attachments:
        yield from (one.name, one.content_type, one.text)


def _html(html: str, black: Callable[[str], Masked]) -> Masked:
    """Digits can be split by tags and written as entities: of HTML with a finding only the masked words are kept."""
    bare = unescape(re.sub(r"<[^<>]*>", "", html))
    words = to_text(html)
    if mask(bare).findings or mask(words).findings:
        return mask(linebreaks(escape(black(words))))
    return black(html)  # a number may stand in an attribute: a title, the address of a link


def _named(people: Iterable[Named], black: Callable[[str], Masked]) -> Iterator[Named]:
    """An address in which something was masked cannot be used any more, so only the name is kept."""
    for one in people:
        address = one.address if black(one.address) == one.address else ""
        yield one._replace(address=address, name=black(one.name))


def _attachments(files: Iterable[ReceivedAttachment], findings: list[Finding]) -> Iterator[ReceivedAttachment]:
    """Masks all files. Of their texts at most MOST_TEXT characters are kept."""
    room = MOST_TEXT
    for one in files:
        name, text = mask(one.name), mask(one.text)
        findings += name.findings + text.findings
        document = _shortened(one.document, text, min(LONGEST_TEXT, room))
        room -= len(document.text)
        yield replace(one, name=name, document=document, content=b"")


def _shortened(document: documents.Document, clean: Masked, most: int) -> documents.Document:
    """Cut only after masking: a cut before could halve a number, which the mask would then miss."""
    if len(clean) <= most:
        return replace(document, text=clean)
    return replace(document, text=clean.cut(most), fault=document.fault or documents.Fault.CUT)
