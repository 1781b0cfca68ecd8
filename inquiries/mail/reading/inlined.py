"""Files inside the addresses of an HTML page (data:, RFC 2397)."""

import base64
import binascii
import mimetypes
import re
from collections.abc import Iterator
from html import unescape
from itertools import islice
from urllib.parse import unquote_to_bytes

from .enclosed import EnclosedFile

ADDRESS = re.compile(
    r"""(?:(["'])\s*|[=(]\s*)data:([^,"'<>()\s]{0,200}?)(;base64)?,((?(1)(?:(?!\1).)*|[^\s"'<>()]*))""",
    re.IGNORECASE | re.DOTALL,
)
NAME = re.compile(r"\s(?:download|title|alt)\s*=\s*(?:\"([^\"<>]{1,200})\"|'([^'<>]{1,200})')", re.IGNORECASE)
COLON = re.compile(r"(?<=data)(?:&#0{0,5}58;|&#x0{0,5}3a;|&colon;)", re.IGNORECASE)
SMALLEST_PICTURE = 1_000
"""Bytes; smaller pictures are bullets, rules and tracking pixels."""
MOST = 100
LONGEST_TAG = 2_000


def inlined(page: str) -> Iterator[EnclosedFile]:
    """The files of a page, each named by its tag, or by its number and type."""
    page = COLON.sub(":", page)
    if "data:" not in page.lower():
        return
    for number, found in enumerate(islice(ADDRESS.finditer(page), MOST), 1):
        declared = found[2].split(";")[0].lower() or "text/plain"
        content = _decoded(unescape(found[4]), is_base64=found[3] is not None)
        if declared.startswith("image/") and declared != "image/svg+xml" and len(content) < SMALLEST_PICTURE:
            continue
        yield EnclosedFile(_name(page, found) or f"inline-{number}{_ending(declared)}", content)


def _decoded(written: str, *, is_base64: bool) -> bytes:
    raw = unquote_to_bytes(written)
    if not is_base64:
        return raw
    bare = re.sub(rb"[^A-Za-z0-9+/]", b"", raw.replace(b"-", b"+").replace(b"_", b"/"))
    try:
        return base64.b64decode(bare[: len(bare) - (len(bare) % 4 == 1)] + b"==")
    except binascii.Error:
        return b""


def _name(page: str, found: re.Match[str]) -> str:
    """The name that the tag around the file gives it."""
    start = page.rfind("<", max(found.start() - LONGEST_TAG, 0), found.start())
    end = page.find(">", found.end(), found.end() + LONGEST_TAG)
    tag = page[max(start, 0) : found.start()] + page[found.end() : max(end, found.end())]
    named = NAME.search(tag)
    return unescape(named[1] or named[2]) if named else ""


def _ending(declared: str) -> str:
    return mimetypes.guess_extension(declared) or ""
