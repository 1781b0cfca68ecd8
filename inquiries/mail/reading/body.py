"""The body of a mail, joined from its parts: as text, and as HTML if it has any."""

import re
from collections.abc import Iterable, Iterator
from email.message import Message
from typing import NamedTuple

from django.utils.html import escape, linebreaks

from inquiries.documents.charset import decode

from . import enriched, headers, html
from .enclosed import EnclosedFile, may_enclose, opened
from .inlined import inlined
from .parts import blocks, children, content, kind
from .tnef import tnef

ENRICHED = {"text/enriched", "text/richtext"}
MAILS = {"message/rfc822", "message/global", "message/news"}
READ = {"text/plain", "text/html", "message/plain", "message/partial", *ENRICHED}
MOST_BYTES = 1_000_000
"""Bytes of one part that are decoded: more than LONGEST_TEXT characters in any charset."""
MOST_HTML_BYTES = 5_000_000
META_CHARSET = re.compile(rb"<meta\b[^<>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_-]{1,40})", re.IGNORECASE)


class Body(NamedTuple):
    """The words of a part; `html` is not yet cleaned."""

    text: str = ""
    html: str = ""


def is_body(part: Message) -> bool:
    """Whether the part is text to read, not a file."""
    disposition, parameters = headers.parameters(part, "Content-Disposition")
    declared, named = kind(part)
    is_file = disposition == "attachment" or parameters.get("filename") or named.get("name")
    # A mail whose boundary is lost arrives as one part; its raw text is still worth reading.
    return not is_file and (declared in READ or declared.startswith("multipart/"))


def is_tnef(part: Message) -> bool:
    """Whether the part is Outlook's winmail.dat."""
    declared, named = kind(part)
    return declared.endswith("ms-tnef") or named.get("name") == "winmail.dat"


def body(part: Message, depth: int = 0) -> Body:
    """The body of a part and its children."""
    if parts := children(part, depth):
        found = [body(child, depth + 1) for child in parts]
        return _alternative(found) if kind(part)[0] == "multipart/alternative" else _sequence(found)
    if is_tnef(part):
        held = tnef(content(part))
        return Body(held.text or html.to_text(held.html), held.html)
    if depth == 0 and kind(part)[0] in MAILS:
        return body(blocks(part)[0], depth + 1)
    is_whole_mail = depth == 0 and kind(part)[0] in READ  # even if it has a file name
    return _read(part) if is_whole_mail or is_body(part) else Body()


def enclosed(part: Message) -> tuple[EnclosedFile, ...]:
    """The files inside the text of a body (uuencode, data: addresses)."""
    raw, charset = _written(part)
    if kind(part)[0] != "text/html":
        return opened(raw, charset).files
    page = decode(raw, charset)
    return (*inlined(page), *(opened(html.to_text(page).encode()).files if may_enclose(raw) else ()))


def _read(part: Message) -> Body:
    declared, parameters = kind(part)
    raw, charset = _written(part)
    if declared == "text/html":
        page = decode(raw, charset)
        return Body(decode(opened(html.to_text(page).encode()).words, "utf-8"), page)
    words = decode(_cut(opened(raw, charset).words, MOST_BYTES), charset)
    return Body(enriched.plain(words, declared) if declared in ENRICHED else _unwrapped(words, parameters))


def _written(part: Message) -> tuple[bytes, str]:
    """The bytes of a body and their charset; an HTML page may name it only in its <meta>."""
    declared, parameters = kind(part)
    raw = content(part) if not part.is_multipart() else b""
    if declared != "text/html":
        return raw, parameters.get("charset", "")
    return _cut(raw, MOST_HTML_BYTES), parameters.get("charset") or _declared_inside(raw)


def _declared_inside(raw: bytes) -> str:
    """The charset that a page names in its <meta>."""
    found = META_CHARSET.search(raw[:4000])
    return found[1].decode("ascii") if found else ""


def _cut(raw: bytes, most: int) -> bytes:
    """Cuts at the end of a line if there is one, so that no character is cut in two."""
    if len(raw) <= most:
        return raw
    return raw[:most].rpartition(b"\n")[0] or raw[:most]


def _alternative(found: list[Body]) -> Body:
    text = next((one.text for one in found if one.text.strip()), "")
    return Body(text, next((one.html for one in reversed(found) if one.html), ""))


def _sequence(found: list[Body]) -> Body:
    parts = list(_once(one for one in found if one.text.strip() or one.html))
    text = "\n\n".join(one.text.strip("\n") for one in parts if one.text.strip())
    if not any(one.html for one in parts):
        return Body(text)
    return Body(text, "".join(one.html or linebreaks(escape(one.text)) for one in parts))


def _once(found: Iterable[Body]) -> Iterator[Body]:
    """Drops repeated texts: winmail.dat beside the text that a server made of it."""
    said = set[str]()
    for one in found:
        words = "".join(one.text.split())
        if not words or words not in said:
            yield one
        said.add(words)


def _unwrapped(words: str, parameters: dict[str, str]) -> str:
    """Joins the lines that the sender's program folded (format=flowed, RFC 3676)."""
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
