"""The files of a mail, under names that no disk and no reader can be deceived by."""

import mimetypes
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from itertools import islice

from inquiries.documents.charset import decode

from . import headers
from .body import body, content, is_body, is_tnef, kind, leaves
from .received_mail import ReceivedAttachment
from .tnef import tnef

MOST = 100
LONGEST_NAME = 120
LONGEST_TEXT = 200_000
MOST_TEXT = 400_000
"""Of all files together."""
READ_AS_TEXT = re.compile(r"text/.+|application/(?:json|xml|csv)")


def attachments(mail: Message) -> tuple[ReceivedAttachment, ...]:
    """Every part that is not the body, and what is packed in a winmail.dat; texts while there is room for them."""
    room, kept = MOST_TEXT, []
    for one in islice(_files(mail), MOST):
        kept.append(replace(one, text=one.text[: max(room, 0)]))
        room -= len(one.text)
    return tuple(kept)


def safe_name(name: str, content_type: str) -> str:
    """The last piece of the name, without what a file system, a shell or the eye could trip over."""
    bare = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    bare = re.sub(r'[<>:"|?*\x00-\x1f\x7f]', "_", bare).strip(". ")
    ending = ".eml" if content_type == "message/rfc822" else mimetypes.guess_extension(content_type) or ""
    if not bare:
        bare = f"attachment{ending}"
    elif ending == ".eml" and not bare.endswith(ending):
        bare += ending
    stem, dot, ending = bare.rpartition(".")
    if not dot or len(ending) > 10:
        return bare[:LONGEST_NAME]
    return f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}"


def _files(mail: Message) -> Iterator[ReceivedAttachment]:
    for part in leaves(mail):
        if not is_body(part):
            yield _attached_mail(part) if part.is_multipart() else _attachment(part)
        if is_tnef(part):
            for file in tnef(content(part)).files:
                content_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
                yield _file(file.name, content_type, file.content)


def _attachment(part: Message) -> ReceivedAttachment:
    content_type, named = kind(part)
    return _file(_name(part) or named.get("name", ""), content_type, content(part), named.get("charset"))


def _attached_mail(part: Message) -> ReceivedAttachment:
    """Or the blocks of a report."""
    content_type, named = kind(part)
    blocks = [block for block in part.get_payload() if isinstance(block, Message)]
    subjects = " ".join(filter(None, (headers.first(block, "Subject") for block in blocks)))
    raw = b"\n".join(map(_raw, blocks))
    text = "\n\n".join(map(_words, blocks))[:LONGEST_TEXT]
    name = safe_name(_name(part) or named.get("name") or subjects, content_type)
    return ReceivedAttachment(name, content_type, len(raw), raw, text)


def _file(name: str, content_type: str, raw: bytes, charset: str | None = None) -> ReceivedAttachment:
    text = decode(raw[:LONGEST_TEXT], charset) if READ_AS_TEXT.fullmatch(content_type) else ""
    return ReceivedAttachment(safe_name(name, content_type), content_type, len(raw), raw, text)


def _name(part: Message) -> str:
    return headers.parameters(part, "Content-Disposition")[1].get("filename", "")


def _raw(block: Message) -> bytes:
    """Its bytes; the library cannot write again all that it can read."""
    try:
        return block.as_bytes()
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return b""


def _words(block: Message) -> str:
    """An attached mail as a reader would see it."""
    names = list(dict.fromkeys(block.keys()))[:MOST]
    fields = [f"{name}: {headers.first(block, name)}" for name in names]
    return "\n".join(fields) + f"\n\n{body(block).text}"
