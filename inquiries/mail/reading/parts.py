"""The parts of a mail (RFC 2045, RFC 2046): with a boundary or without, encoded where they must not be, or sealed."""

import base64
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message

from inquiries.documents.charset import decode
from inquiries.documents.document import Fault, Unread
from inquiries.documents.sealed import ENTITY, is_sealed, opened

from . import headers

DEEPEST = 250
MOST_PARTS = 500
MOST_SEALS = 20
"""Signatures around signatures: the mail in its list, in its archive."""
MOST_BYTES = 1_000_000
"""In which a boundary that nobody declared is looked for."""
BASE64_END = re.compile(rb"(?<=\S)\s*\n(?=[-_]{2}|[^\r\n]*[^\s=][ \t]+\S)")
BOUNDARY = re.compile(
    r"^--([^\r\n]{1,70}?)[ \t]*\r?\n(?:[^\r\n]{1,200}\r?\n){0,5}?Content-[A-Za-z-]{1,30}:", re.MULTILINE | re.IGNORECASE
)
# Those whose content is a mail, or fields like those of one. Whatever else calls itself a message is text or a file.
MAILS = {
    *("message/rfc822", "message/global", "message/news", "message/delivery-status", "message/global-delivery-status"),
    *("message/disposition-notification", "message/global-disposition-notification", "message/feedback-report"),
    *("message/rfc822-headers", "message/global-headers", "message/external-body"),
}
ENCODED = ("base64", "quoted-printable", "x-uue", "uue", "x-uuencode", "uuencode")


class Malicious(ValueError):
    """More parts, or deeper ones, than anybody sends in good faith."""


class Part(Message):
    """A part as the library builds it; of one that is encrypted it is known that it is."""

    is_locked = False

    def get_content_maintype(self) -> str:
        """What the library's parser asks, to find out whether a mail is to be looked for in this one."""
        declared = self.get_content_type()
        is_text = declared.startswith("message/") and (declared not in MAILS or _is_encoded(self))
        return "text" if is_text else declared.partition("/")[0]


def taken_apart(raw: bytes) -> Part:
    """A mail with all its parts, those included that the library does not find."""
    mail = message_from_bytes(raw, _class=Part)
    waiting, seals = [mail], MOST_SEALS
    while waiting:
        part = waiting.pop()
        if not part.is_multipart() and kind(part)[0].startswith("multipart/"):
            _part_by_another_boundary(part)
        elif seals and not part.is_multipart():
            seals -= _unseal(part, is_whole=part is mail)
        payload = part.get_payload()
        waiting += [child for child in payload if isinstance(child, Part)] if isinstance(payload, list) else []
    return mail


def kind(part: Message) -> tuple[str, dict[str, str]]:
    """The content type and its parameters; what is missing or malformed counts as plain text (RFC 2045, 5.2)."""
    declared, parameters = headers.parameters(part, "Content-Type")
    return (declared if re.fullmatch(r"[\w.+-]{1,20}/[\w.+-]{1,75}", declared) else "text/plain"), parameters


def content(part: Message) -> bytes:
    """The bytes of a part, its transfer encoding undone."""
    encoding = _encoding(part)
    is_base64 = encoding == "base64"
    del part["Content-Transfer-Encoding"]  # as the library wants it: bare, in small letters
    part["Content-Transfer-Encoding"] = "" if is_base64 else encoding
    payload = part.get_payload(decode=True)
    part.replace_header("Content-Transfer-Encoding", encoding)
    raw = payload if isinstance(payload, bytes) else b""
    return _base64(raw) if is_base64 else raw


def children(part: Message, depth: int = 0) -> list[Message]:
    """The parts of a multipart; an attached mail is one file and is not opened."""
    if kind(part)[0].startswith("message/") or not part.is_multipart():
        return []
    parts = [child for child in part.get_payload() if isinstance(child, Message)]
    if depth > DEEPEST or len(parts) > MOST_PARTS:
        raise Malicious
    return parts


def leaves(part: Message, depth: int = 0) -> Iterator[Message]:
    """All parts that have no parts."""
    parts = children(part, depth)
    for child in parts:
        yield from leaves(child, depth + 1)
    if not parts:
        yield part


def blocks(part: Message) -> list[Message]:
    """The mail that an attached one is, or the blocks of fields of a report."""
    payload = part.get_payload()
    if isinstance(payload, list):
        return [block for block in payload if isinstance(block, Message)]
    return [taken_apart(content(part))]


def outside(part: Message) -> str:
    """What stands before the first boundaries and behind the last: no program shows it (RFC 2046, 5.1.1)."""
    texts = [text for one in part.walk() for text in (one.preamble, one.epilogue) if text]
    return decode("\n".join(texts).encode("utf-8", "surrogateescape"))


def _encoding(part: Message) -> str:
    found = re.match(r"[\w-]*", headers.first(part, "Content-Transfer-Encoding").strip("\"'").lower())
    return found[0] if found else ""


def _is_encoded(part: Message) -> bool:
    """As no mail in a mail may be (RFC 2046, 5.2.1), and some are."""
    return _encoding(part) in ENCODED


def _base64(raw: bytes) -> bytes:
    """Up to the line that a mailing list or a virus scanner wrote below it; damaged or cut as it may be."""
    pieces = (re.sub(rb"[^A-Za-z0-9+/]", b"", piece) for piece in BASE64_END.split(raw, maxsplit=1)[0].split(b"="))
    return b"".join(base64.b64decode(piece[: len(piece) - (len(piece) % 4 == 1)] + b"==") for piece in pieces)


def _part_by_another_boundary(part: Part) -> None:
    """For one that says no boundary, or a wrong one."""
    raw = content(part)
    found = BOUNDARY.search(raw[:MOST_BYTES].decode("latin-1"))
    if not found:
        return
    fields = f'Content-Type: multipart/mixed; boundary="{_escaped(found[1])}"\n\n'.encode("latin-1")
    payload = message_from_bytes(fields + raw, _class=Part).get_payload()
    if isinstance(payload, list):
        part.set_payload(payload)


def _escaped(boundary: str) -> str:
    return re.sub(r'(["\\])', r"\\\1", boundary)


def _unseal(part: Part, *, is_whole: bool) -> bool:
    """Put what somebody signed in the place of its seal, if it is a part of a mail and no signed file."""
    if not str(part.get_payload()).lstrip()[:2].startswith(("MI", "0")):  # in base64, or as it is
        return False
    raw = content(part)
    if not is_sealed(raw):
        return False
    try:
        inner = opened(raw)
    except Unread as reason:
        part.is_locked = reason.fault is Fault.LOCKED
        return True
    if is_whole or ENTITY.match(inner):
        part.set_payload([message_from_bytes(inner, _class=Part)])
        part.replace_header("Content-Type", "multipart/mixed")
        del part["Content-Disposition"]
        del part["Content-Transfer-Encoding"]
    return True
