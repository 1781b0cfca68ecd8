"""The parts of a mail (RFC 2045, RFC 2046): also with a lost boundary, wrongly encoded, or inside a signature."""

import base64
import re
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes
from email.message import Message

from inquiries.documents.charset import decode
from inquiries.documents.document import Fault, Unread
from inquiries.documents.sealed import ENTITY, is_sealed, opened

from . import headers

DEEPEST = 250
MOST_PARTS = 500
MOST_SEALS = 20
"""How many signed parts are opened: a signed mail may be signed again by a list and by an archive."""
MOST_BYTES = 1_000_000
"""Bytes in which we look for a boundary that the header does not declare."""
BASE64_END = re.compile(rb"(?<=\S)\s*\n(?=[-_]{2}|[^\r\n]*[^\s=][ \t]+\S)")
BASE64 = re.compile(rb"[A-Za-z0-9+/\r\n]*={0,2}\s*")
BOUNDARY = re.compile(
    r"^--([^\r\n]{1,70}?)[ \t]*\r?\n(?:[^\r\n]{1,200}\r?\n){0,5}?Content-[A-Za-z-]{1,30}:", re.MULTILINE | re.IGNORECASE
)
# Types whose content is a mail or a block of fields. Any other message/* is text or a file.
MAILS = {
    *("message/rfc822", "message/global", "message/news", "message/delivery-status", "message/global-delivery-status"),
    *("message/disposition-notification", "message/global-disposition-notification", "message/feedback-report"),
    *("message/rfc822-headers", "message/global-headers", "message/external-body"),
}
ENCODED = ("base64", "quoted-printable", "x-uue", "uue", "x-uuencode", "uuencode")


class Malicious(ValueError):
    """The mail has more parts, or deeper ones, than a mail sent in good faith."""


class Part(Message):
    """A part as Python's email library builds it. `is_locked`: it is encrypted (S/MIME)."""

    is_locked = False

    def get_content_maintype(self) -> str:
        """The library's parser calls this: for "message" it parses the content as a mail, for "text" it does not."""
        declared = self.get_content_type()
        is_text = declared.startswith("message/") and (declared not in MAILS or _is_encoded(self))
        return "text" if is_text else declared.partition("/")[0]


def taken_apart(raw: bytes) -> Part:
    """A mail with all its parts, also those that the library does not find."""
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
    """The content type and its parameters; a missing or malformed one counts as plain text (RFC 2045, 5.2)."""
    declared, parameters = headers.parameters(part, "Content-Type")
    return (declared if re.fullmatch(r"[\w.+-]{1,20}/[\w.+-]{1,75}", declared) else "text/plain"), parameters


def content(part: Message) -> bytes:
    """The bytes of a part, with the transfer encoding decoded."""
    encoding = _encoding(part)
    is_base64 = encoding == "base64"
    del part["Content-Transfer-Encoding"]  # the library knows only the bare name in small letters
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
    """All parts that have no children."""
    parts = children(part, depth)
    for child in parts:
        yield from leaves(child, depth + 1)
    if not parts:
        yield part


def blocks(part: Message) -> list[Message]:
    """The attached mail of a part, or the blocks of fields of a report."""
    payload = part.get_payload()
    if isinstance(payload, list):
        return [block for block in payload if isinstance(block, Message)]
    return [taken_apart(content(part))]


def outside(part: Message) -> str:
    """The text before the first boundary and behind the last, which no program shows (RFC 2046, 5.1.1)."""
    texts = [text for one in part.walk() for text in (one.preamble, one.epilogue) if text]
    return decode("\n".join(texts).encode("utf-8", "surrogateescape"))


def _encoding(part: Message) -> str:
    found = re.match(r"[\w-]*", headers.first(part, "Content-Transfer-Encoding").strip("\"'").lower())
    return found[0] if found else ""


def _is_encoded(part: Message) -> bool:
    """Whether it is encoded; an attached mail must not be (RFC 2046, 5.2.1), but some are."""
    return _encoding(part) in ENCODED


def _base64(raw: bytes) -> bytes:
    """Decodes up to the plain line that a list or virus scanner added below; damage inside is skipped."""
    if BASE64.fullmatch(raw):  # nothing was added and nothing is damaged
        with suppress(ValueError):
            return base64.b64decode(raw)
    pieces = (re.sub(rb"[^A-Za-z0-9+/]", b"", piece) for piece in BASE64_END.split(raw, maxsplit=1)[0].split(b"="))
    return b"".join(base64.b64decode(piece[: len(piece) - (len(piece) % 4 == 1)] + b"==") for piece in pieces)


def _part_by_another_boundary(part: Part) -> None:
    """Splits a multipart whose declared boundary is missing or wrong, by the boundary found in its text."""
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
    """Replaces an S/MIME signed part by its content, unless it is a signed file. True if it was sealed."""
    if not str(part.get_payload()).lstrip()[:2].startswith(("MI", "0")):  # DER begins so, in base64 or raw
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
