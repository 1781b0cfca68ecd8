"""Letters: a mail inside another file, with its main fields, its text and its files."""

import email.policy
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage

from .pieces import Enclosed, Piece
from .plain import words

FIELDS = ("From", "To", "Cc", "Date", "Subject")
MOST_PARTS = 50


def read(raw: bytes) -> Iterator[Piece]:
    """Read by Python's email library. A mail attached to a mail is read in mail/reading, which is more careful."""
    mail = message_from_bytes(raw, _class=EmailMessage, policy=email.policy.default)
    yield from (f"{name}: {mail[name]}" for name in FIELDS if mail[name])
    for part in list(mail.walk())[:MOST_PARTS]:
        payload = part.get_payload(decode=True)
        if not isinstance(payload, bytes) or part.is_multipart():
            continue
        if part.get_content_type() == "text/plain" and not part.is_attachment():
            yield words(payload, part.get_content_charset() or "")
        else:
            yield Enclosed(part.get_filename() or "", payload)
