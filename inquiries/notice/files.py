"""Files: a notice that came as PDF, Word, a web page or plain text becomes its text, or is refused with a sentence.

A plain text is not changed. In a PDF, lines of one sentence are joined, and page numbers and repeated heads and feet
are removed.
"""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from inquiries.documents import Document, Fault, Kind
from inquiries.documents import read as read_document

from .reading import MOST_BYTES, Unreadable, decode
from .text.paper import reflowed

READABLE = {Kind.PAGE, Kind.PDF, Kind.WRITING}
LARGEST_FILE = 10 * MOST_BYTES
AROUND = ("nav", "footer", "aside", "form", "script", "style")
CHARSET = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_-]{1,40})", re.IGNORECASE)


def text_of(raw: bytes, name: str = "", content_type: str = "") -> str:
    """The text of a notice file; raises Unreadable."""
    if len(raw) > LARGEST_FILE:
        raise Unreadable(_("The notice is larger than one megabyte. Please give its text only."))
    if _is_text(raw, name):
        return decode(raw)
    charset = CHARSET.search(raw[:4_000])
    label = charset[1].decode() if charset else ""
    document = read_document(_without_menus(raw), name, content_type, label, only_seen=True)
    if document.kind not in READABLE:
        return decode(raw[: MOST_BYTES + 1])
    _check(document)
    return reflowed(document.text, document.pages) if document.kind is Kind.PDF else document.text


def _is_text(raw: bytes, name: str) -> bool:
    return name.lower().endswith((".txt", ".md")) and b"\0" not in raw[:1_000] and not raw.startswith(b"%PDF-")


def _without_menus(raw: bytes) -> bytes:
    """A web page without menus and feet. Latin-1 is enough, since tags are ASCII in every Japanese charset."""
    if b"<" not in raw[:4_000] or raw.startswith((b"%PDF-", b"PK")):
        return raw
    page = raw.decode("latin-1")
    for tag in AROUND:
        page = _without(page, tag)
    return page.encode("latin-1")


def _without(page: str, tag: str) -> str:
    """The page without the elements of this tag; one that is never closed stays."""
    kept, depth, begin, shown = [], 0, 0, 0
    for match in re.finditer(rf"<{tag}(?=[\s>/])|</{tag}\s*>", page, re.IGNORECASE):
        if not match[0].startswith("</"):
            begin = match.start() if depth == 0 else begin
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                kept.append(page[shown:begin])
                shown = match.end()
    return "".join([*kept, page[shown:]])


def _check(document: Document) -> None:
    match document.fault:
        case Fault.NONE:
            return
        case Fault.WORDLESS:
            raise Unreadable(_("This file holds no text. It may be a scanned picture. Please save the notice as text."))
        case Fault.LOCKED:
            raise Unreadable(_("This file is locked with a password. Please save the notice without one."))
    if document.kind is Kind.PDF and not document.text.strip():
        raise Unreadable(_("This file holds no text. It may be a scanned picture. Please save the notice as text."))
    raise Unreadable(_("Not all of this file could be read. Please save the notice as plain text."))
