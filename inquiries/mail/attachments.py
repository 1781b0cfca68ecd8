"""The files of a mail, under names that no disk and no reader can be deceived by."""

import mimetypes
import re
import unicodedata
from email.message import Message

from . import headers
from .body import body, content, is_body, kind, leaves
from .charset import decode
from .received_mail import ReceivedAttachment

MOST = 100
LONGEST_NAME = 120
LONGEST_TEXT = 200_000
READ_AS_TEXT = re.compile(r"text/.+|application/(?:json|xml|csv)")


def attachments(mail: Message) -> tuple[ReceivedAttachment, ...]:
    """Every part that is not the body."""
    files = [part for part in leaves(mail) if not is_body(part)]
    return tuple(_attachment(part) for part in files[:MOST])


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


def _attachment(part: Message) -> ReceivedAttachment:
    content_type, named = kind(part)
    _, parameters = headers.parameters(part, "Content-Disposition")
    name = parameters.get("filename") or named.get("name") or ""
    if part.is_multipart():  # an attached mail, or the blocks of a report
        blocks = [block for block in part.get_payload() if isinstance(block, Message)]
        raw = b"\n".join(block.as_bytes() for block in blocks)
        name = name or " ".join(filter(None, (headers.first(block, "Subject") for block in blocks)))
        text = "\n\n".join(_words(block) for block in blocks)
    else:
        raw = content(part)
        text = decode(raw[:LONGEST_TEXT], named.get("charset")) if READ_AS_TEXT.fullmatch(content_type) else ""
    return ReceivedAttachment(safe_name(name, content_type), content_type, len(raw), raw, text[:LONGEST_TEXT])


def _words(block: Message) -> str:
    """An attached mail as a reader would see it."""
    fields = [f"{name}: {headers.first(block, name)}" for name in dict.fromkeys(block.keys())]
    return "\n".join(fields) + f"\n\n{body(block).text}"
