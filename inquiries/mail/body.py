"""The body of a mail, out of its parts: as text, and as HTML where it has any."""

import base64
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from typing import NamedTuple

from django.utils.html import escape, linebreaks

from inquiries.documents.charset import decode

from . import enclosed, enriched, headers, html
from .tnef import tnef

ENRICHED = {"text/enriched", "text/richtext"}
READ = {"text/plain", "text/html", *ENRICHED}
DEEPEST = 250
MOST_PARTS = 500
MOST_BYTES = 1_000_000
"""Of one part; more than is ever shown, in every charset."""
MOST_HTML_BYTES = 5_000_000
BASE64_END = re.compile(rb"(?<=\S)\s*\n(?=[-_]{2}|[^\r\n]*[^\s=][ \t]+\S)")
META_CHARSET = re.compile(rb"<meta\b[^<>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_-]{1,40})", re.IGNORECASE)
BOUNDARY = re.compile(
    r"^--([\w'()+,./:=?-]{1,70})[ \t]*\r?\n(?:[^\r\n]{1,200}\r?\n){0,5}?Content-", re.MULTILINE | re.IGNORECASE
)


class Malicious(ValueError):
    """More parts, or deeper ones, than anybody sends in good faith."""


class Body(NamedTuple):
    """What a part says."""

    text: str = ""
    html: str = ""


def kind(part: Message) -> tuple[str, dict[str, str]]:
    """The content type and its parameters; what is missing or malformed counts as plain text (RFC 2045, 5.2)."""
    declared, parameters = headers.parameters(part, "Content-Type")
    return (declared if re.fullmatch(r"[\w.+-]{1,20}/[\w.+-]{1,75}", declared) else "text/plain"), parameters


def content(part: Message) -> bytes:
    """The bytes of a part, its transfer encoding undone."""
    encoding = re.match(r"[\w-]*", headers.first(part, "Content-Transfer-Encoding").strip("\"'").lower())
    is_base64 = bool(encoding and encoding[0] == "base64")
    del part["Content-Transfer-Encoding"]  # as the library wants it: bare, in small letters
    part["Content-Transfer-Encoding"] = encoding[0] if encoding and not is_base64 else ""
    payload = part.get_payload(decode=True)
    part.replace_header("Content-Transfer-Encoding", encoding[0] if encoding else "")
    raw = payload if isinstance(payload, bytes) else b""
    return _base64(raw) if is_base64 else raw


def _base64(raw: bytes) -> bytes:
    """Up to the line that a mailing list or a virus scanner wrote below it; damaged or cut as it may be."""
    pieces = (re.sub(rb"[^A-Za-z0-9+/]", b"", piece) for piece in BASE64_END.split(raw, maxsplit=1)[0].split(b"="))
    return b"".join(base64.b64decode(piece[: len(piece) - (len(piece) % 4 == 1)] + b"==") for piece in pieces)


def is_body(part: Message) -> bool:
    """Whether it is to be read, not kept as a file."""
    disposition, parameters = headers.parameters(part, "Content-Disposition")
    declared, named = kind(part)
    is_file = disposition == "attachment" or parameters.get("filename") or named.get("name")
    # A mail whose boundary is lost arrives as one part; its raw text is still worth reading.
    return not is_file and (declared in READ or declared.startswith("multipart/"))


def is_tnef(part: Message) -> bool:
    """Whether it is Outlook's own package."""
    declared, named = kind(part)
    return declared.endswith("ms-tnef") or named.get("name") == "winmail.dat"


def leaves(part: Message, depth: int = 0) -> Iterator[Message]:
    """All parts that have no parts."""
    parts = children(part, depth)
    for child in parts:
        yield from leaves(child, depth + 1)
    if not parts:
        yield part


def body(part: Message, depth: int = 0) -> Body:
    """Put together what is to be read."""
    if parts := children(part, depth):
        found = [body(child, depth + 1) for child in parts]
        return _alternative(found) if kind(part)[0] == "multipart/alternative" else _sequence(found)
    if is_tnef(part):
        held = tnef(content(part))
        return Body(held.text or html.to_text(held.html), held.html)
    is_whole_mail = depth == 0 and kind(part)[0] in READ  # whatever name it gives itself
    return _read(part) if is_whole_mail or is_body(part) else Body()


def _read(part: Message) -> Body:
    declared, parameters = kind(part)
    is_html = declared == "text/html"
    raw = content(part) if not part.is_multipart() else b""
    charset = parameters.get("charset") or (_declared_inside(raw) if is_html else "")
    words = decode(_cut(raw, MOST_HTML_BYTES if is_html else MOST_BYTES), charset)
    if is_html:
        return Body(html.to_text(words), words)
    if declared in ENRICHED:
        return Body(enriched.plain(words, declared))
    return Body(enclosed.bare(_unwrapped(words, parameters)))


def _declared_inside(raw: bytes) -> str:
    """The charset of a page that says it only itself."""
    found = META_CHARSET.search(raw[:4000])
    return found[1].decode("ascii") if found else ""


def _cut(raw: bytes, most: int) -> bytes:
    """At the end of a line where there is one, so that no character is cut."""
    if len(raw) <= most:
        return raw
    return raw[:most].rpartition(b"\n")[0] or raw[:most]


def children(part: Message, depth: int = 0) -> list[Message]:
    """The parts of a multipart; an attached mail is one file and is not opened."""
    declared, _ = kind(part)
    if declared.startswith("message/"):
        return []
    if not part.is_multipart():
        return _by_another_boundary(part) if declared.startswith("multipart/") else []
    parts = [child for child in part.get_payload() if isinstance(child, Message)]
    if depth > DEEPEST or len(parts) > MOST_PARTS:
        raise Malicious
    return parts


def _by_another_boundary(part: Message) -> list[Message]:
    """The parts of one that says no boundary, or a wrong one."""
    raw = content(part)
    found = BOUNDARY.search(raw[:MOST_BYTES].decode("latin-1"))
    if not found:
        return []
    fields = f'Content-Type: multipart/mixed; boundary="{found[1]}"\n\n'.encode("latin-1")
    payload = message_from_bytes(fields + raw).get_payload()
    return [child for child in payload if isinstance(child, Message)] if isinstance(payload, list) else []


def _alternative(found: list[Body]) -> Body:
    text = next((one.text for one in found if one.text.strip()), "")
    return Body(text, next((one.html for one in reversed(found) if one.html), ""))


def _sequence(found: list[Body]) -> Body:
    spoken = [one for one in found if one.text.strip() or one.html]
    text = "\n\n".join(one.text.strip("\n") for one in spoken if one.text.strip())
    if not any(one.html for one in spoken):
        return Body(text)
    return Body(text, "".join(one.html or linebreaks(escape(one.text)) for one in spoken))


def _unwrapped(words: str, parameters: dict[str, str]) -> str:
    """Lines that the sender's program folded made whole again (RFC 3676)."""
    if parameters.get("format", "").lower() != "flowed":
        return words
    glue = "" if parameters.get("delsp", "").lower() == "yes" else " "
    whole: list[str] = []
    is_open, level = False, 0
    for line in words.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        bare = line[depth:].removeprefix(" ")
        if is_open and depth == level:
            whole[-1] += glue + bare.rstrip(" ") if bare else ""
        else:
            whole.append(">" * depth + (" " if depth else "") + (bare.rstrip(" ") if bare != "-- " else bare))
        is_open, level = bare.endswith(" ") and bare != "-- ", depth
    return "\n".join(whole)
