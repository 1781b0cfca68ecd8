"""Kinds: what a document is, by its bytes. Name and label only tell kinds of text apart."""

import re
from collections.abc import Callable

from .document import Kind
from .sealed import is_sealed

PAGE = re.compile(
    rb"\s*(?:<\?xml[^<>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table)\b", re.IGNORECASE | re.DOTALL
)
FIELD = re.compile(
    rb"^(?:Received|Return-Path|Delivered-To|From|To|Date|Subject|Message-ID|MIME-Version|Content-Type):",
    re.IGNORECASE | re.MULTILINE,
)
IMAGES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"\0\0\1\0", b"\xd7\xcd\xc6\x9a")
PICTURE_BRANDS = {b"heic", b"heix", b"mif1", b"msf1", b"avif", b"hevc"}
MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
# Control characters that no text has; ISO-2022-JP uses ESC, SO and SI.
CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1b\x0e\x0f"))
OLE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", (b"PK\x03\x04", b"PK\x05\x06")
ZIP_END, FURTHEST_END = b"PK\x05\x06", 65_557
PDF_BELOW = re.compile(rb"[\r\n]%PDF-\d")
HEAD, JUNK = 4_096, 1_024
"""Bytes that are examined; bytes that may stand before the beginning of a PDF."""


def kind_of(raw: bytes, name: str = "", content_type: str = "") -> Kind:
    """The kind. A zip or a sealed file is an ARCHIVE here; its true kind is found when it is opened."""
    head = raw[:HEAD]
    if found := next((kind for kind, is_it in MAGIC.items() if is_it(head)), None):
        return found
    if _is_letter(head, name.lower(), content_type):  # before the test for text: a mail may hold raw binary
        return Kind.LETTER
    if is_text(raw, content_type):
        found = _text(head, name.lower(), content_type)
        return Kind.PDF if found is Kind.TEXT and PDF_BELOW.search(head[:JUNK]) else found
    if b"%PDF-" in head[:JUNK]:
        return Kind.PDF
    return Kind.ARCHIVE if ZIP_END in raw[-FURTHEST_END:] else Kind.OTHER


def is_text(raw: bytes, content_type: str = "") -> bool:
    """Whether it is text. If the label says so, up to 5% of control characters are allowed."""
    if raw.startswith(MARKS) or is_utf16(raw):
        return True
    sample = raw[:HEAD] + raw[HEAD:][-HEAD:]
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    return controls <= (len(sample) // 20 if content_type.startswith("text/") else 0)


def is_utf16(raw: bytes) -> str:
    """The byte order of UTF-16 without a mark, or an empty string. The NULs of its ASCII are all on one side."""
    head = raw[:HEAD]
    nuls = head.count(0)
    if nuls * 10 < len(head) or len(head) < 4:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    return "utf-16-le" if odd == nuls else "utf-16-be" if even == nuls else ""


def _is_image(head: bytes) -> bool:
    if head[4:8] == b"ftyp":
        return head[8:12] in PICTURE_BRANDS
    is_bitmap = head.startswith(b"BM") and head[6:10] == bytes(4)
    return is_bitmap or head[:12].startswith(IMAGES[:3] + IMAGES[4:]) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")


def _text(head: bytes, name: str, content_type: str) -> Kind:
    bare = head.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf")
    return Kind.PAGE if _is_page(bare, name, content_type) else Kind.TEXT


def _is_page(head: bytes, name: str, content_type: str) -> bool:
    is_named = content_type in {"text/html", "application/xhtml+xml"} or name.endswith((".html", ".htm", ".xhtml"))
    return PAGE.match(head) is not None or (is_named and b"<" in head)


def _is_letter(head: bytes, name: str, content_type: str) -> bool:
    fields = head.lstrip().replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    is_named = content_type == "message/rfc822" or name.endswith((".eml", ".mht", ".mhtml"))
    return len({field.lower() for field in FIELD.findall(fields)}) >= (1 if is_named else 3)


MAGIC: dict[Kind, Callable[[bytes], bool]] = {
    Kind.PDF: lambda head: head.lstrip().startswith(b"%PDF-"),
    Kind.ARCHIVE: lambda head: head.startswith(ZIP) or is_sealed(head),
    Kind.WRITING: lambda head: head.lstrip().startswith(b"{\\rtf"),
    Kind.IMAGE: _is_image,
}
