"""Encrypted mail, for which the hotline has no key (S/MIME: RFC 8551, PGP/MIME: RFC 3156, OpenPGP)."""

import re
from email.message import Message

from inquiries.mail.reading.parts import content, kind, leaves
from inquiries.mail.reading.signs import is_sign

ARMOUR = b"-----BEGIN PGP MESSAGE"
SIGNED_BELOW = re.compile(r"^-- ?$", re.MULTILINE)


def is_locked(mail: Message, said: str) -> bool:
    """Whether all of the mail is encrypted. `said`: its new words, of which a signature does not count."""
    words = SIGNED_BELOW.split(said, maxsplit=1)[0].split("\n")
    if any(line.strip() and not is_sign(line) for line in words):
        return False
    is_declared = any(kind(part)[0] == "multipart/encrypted" for part in mail.walk())
    return is_declared or any(map(_is_locked, leaves(mail)))


def _is_locked(part: Message) -> bool:
    if getattr(part, "is_locked", False) or kind(part)[0] == "application/pgp-encrypted":
        return True
    return not part.is_multipart() and ARMOUR in content(part)
