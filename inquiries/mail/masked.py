"""A ReceivedMail of which every string may be stored."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import unescape
from typing import NamedTuple

from django.utils.html import escape, linebreaks

from inquiries.masking import Finding, mask

from .html import to_text
from .received_mail import ReceivedAttachment, ReceivedMail

CARD_DATA = {"pan", "code", "pin"}


class Clean(NamedTuple):
    """The mail as it may be stored and shown, and what had to go from it."""

    mail: ReceivedMail
    findings: tuple[Finding, ...]

    @property
    def had_card_number(self) -> bool:
        """Then no copy of the mail may stay in the mailbox either (PCI DSS 3.3.1)."""
        return any(finding.kind in CARD_DATA for finding in self.findings)


def masked(mail: ReceivedMail) -> Clean:
    """Everything black that must be, down to file names and identifiers."""
    findings: list[Finding] = []

    def black(text: str) -> str:
        found = mask(text)
        findings.extend(found.findings)
        return found.text

    clean = replace(
        mail,
        from_address=black(mail.from_address),
        from_name=black(mail.from_name),
        to_addresses=tuple(map(black, mail.to_addresses)),
        cc_addresses=tuple(map(black, mail.cc_addresses)),
        subject=black(mail.subject),
        text=black(mail.text),
        reply_text=black(mail.reply_text),
        history=black(mail.history),
        html=_html(mail.html, black),
        attachments=tuple(_attachment(one, black) for one in mail.attachments),
        # Programs make identifiers, and make some that look like card numbers; nobody wrote one there.
        message_id=mask(mail.message_id).text,
        in_reply_to=mask(mail.in_reply_to).text,
        references=tuple(mask(one).text for one in mail.references),
    )
    return Clean(clean, tuple(findings))


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


def _html(html: str, black: Callable[[str], str]) -> str:
    """Digits hide between tags and in entities: of HTML that holds something only its words are kept."""
    bare = unescape(re.sub(r"<[^<>]*>", "", html))
    words = to_text(html)
    if mask(bare).findings or mask(words).findings:
        return linebreaks(escape(black(words)))
    return html


def _attachment(one: ReceivedAttachment, black: Callable[[str], str]) -> ReceivedAttachment:
    return replace(one, name=black(one.name), text=black(one.text), content=b"")
