"""Delivery reports (RFC 3464), and older ones in plain words."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message

from inquiries.mail.reading import headers
from inquiries.mail.reading.addresses import ADDRESS, addresses
from inquiries.mail.reading.parts import blocks, content, kind, leaves
from inquiries.mail.reading.received_mail import Bounce
from inquiries.mail_address import plain_address

STATUS = re.compile(r"\b([245])\.\d{1,3}\.\d{1,3}\b|\b(5[0-5]\d|4[0-5]\d)[ -](?=\D)")
IDENTIFIERS = re.compile(r"^\W*(?:message-id|references|in-reply-to)\s*:.*$", re.IGNORECASE | re.MULTILINE)
LONGEST, MOST = 20_000, 100
NOT_YET = re.compile(r"delay|warning|still being retried|will be retried|遅延|再送を?試み", re.IGNORECASE)


def bounce(mail: Message, text: str) -> Bounce:
    """Reads a report. The mail that came back is among `message_ids`: all identifiers found in the report."""
    reports = [block for leaf in leaves(mail) if kind(leaf)[0] == "message/delivery-status" for block in blocks(leaf)]
    identifiers = [one for original in _originals(mail) for one in headers.message_ids(original, "Message-ID")]
    identifiers += headers.message_ids(mail, "In-Reply-To") + headers.message_ids(mail, "References")
    identifiers += [f"<{found}>" for found in headers.MESSAGE_ID.findall(text) if "@" in found]
    fields = [headers.first(block, name) for block in reports for name in ("Final-Recipient", "Original-Recipient")]
    recipients = [one.address for one in addresses(mail, "X-Failed-Recipients")]
    recipients += [plain_address(found[0]) for field in fields if (found := ADDRESS.search(field.partition(";")[2]))]
    if not recipients:
        recipients = [plain_address(found) for found in ADDRESS.findall(IDENTIFIERS.sub("", text[:LONGEST]))]
    statuses = [headers.first(block, "Status") for block in reports]
    in_words = STATUS.search(text)
    status = next(filter(None, statuses), "") or (in_words[0].strip(" -") if in_words else "")
    return Bounce(
        message_ids=tuple(dict.fromkeys(identifiers))[:MOST],
        recipients=tuple(dict.fromkeys(recipients))[:MOST],
        status=status,
        is_final=_is_final(mail, reports, status),
    )


def _is_final(mail: Message, reports: list[Message], status: str) -> bool:
    actions = {headers.first(block, "Action").lower() for block in reports} - {""}
    if actions:
        return "failed" in actions
    return not status.startswith(("2", "4")) and not NOT_YET.search(headers.first(mail, "Subject"))


def _originals(mail: Message) -> Iterator[Message]:
    """The returned mail in the report, or its header."""
    for leaf in leaves(mail):
        if kind(leaf)[0] == "message/rfc822":
            yield from blocks(leaf)
        elif kind(leaf)[0] in {"text/rfc822-headers", "message/rfc822-headers"}:
            yield message_from_bytes(content(leaf) or b"".join(block.as_bytes() for block in blocks(leaf)))
