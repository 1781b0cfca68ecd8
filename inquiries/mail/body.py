"""The body of a mail, out of its parts: as text, and as HTML where it has any."""

import re
from collections.abc import Iterator
from email.message import Message
from typing import NamedTuple

from django.utils.html import escape, linebreaks

from . import headers, html
from .charset import decode

DEEPEST = 40
MOST_PARTS = 500


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
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def is_body(part: Message) -> bool:
    """Whether it is to be read, not kept as a file."""
    disposition, parameters = headers.parameters(part, "Content-Disposition")
    declared, named = kind(part)
    is_file = disposition == "attachment" or parameters.get("filename") or named.get("name")
    # A mail whose boundary is lost arrives as one part; its raw text is still worth reading.
    return not is_file and (declared in {"text/plain", "text/html"} or declared.startswith("multipart/"))


def leaves(part: Message, depth: int = 0) -> Iterator[Message]:
    """All parts that have no parts."""
    parts = _children(part, depth)
    for child in parts:
        yield from leaves(child, depth + 1)
    if not parts:
        yield part


def body(part: Message, depth: int = 0) -> Body:
    """Put together what is to be read."""
    if parts := _children(part, depth):
        found = [body(child, depth + 1) for child in parts]
        return _alternative(found) if kind(part)[0] == "multipart/alternative" else _sequence(found)
    if not is_body(part):
        return Body()
    declared, parameters = kind(part)
    words = decode(content(part) if not part.is_multipart() else b"", parameters.get("charset"))
    if declared == "text/html":
        return Body(html.to_text(words), words)
    return Body(_unwrapped(words, parameters))


def _children(part: Message, depth: int) -> list[Message]:
    """The parts of a multipart; an attached mail is one file and is not opened."""
    payload = part.get_payload()
    if not isinstance(payload, list) or kind(part)[0].startswith("message/"):
        return []
    if depth > DEEPEST or len(payload) > MOST_PARTS:
        raise Malicious
    return [child for child in payload if isinstance(child, Message)]


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
