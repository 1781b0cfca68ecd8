"""Plain text: CSV, calendars, address cards, source code, in any charset."""

import re
from collections.abc import Iterator

from .charset import decode
from .kinds import is_utf16
from .pieces import MOST_TEXT

MOST_BYTES = 4 * MOST_TEXT
FOLDED = re.compile(r"\n[ \t]")
PICTURE = re.compile(r"[A-Za-z0-9+/]{200,}={0,2}")
BYTE_ORDERS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8"}


def words(raw: bytes, charset: str = "") -> str:
    """The text. A byte order mark counts before `charset`, its label."""
    head = raw[:MOST_BYTES]
    order = next((order for mark, order in BYTE_ORDERS.items() if head.startswith(mark)), "") or is_utf16(head)
    text = head.decode(order, "replace") if order.startswith("utf-16") else decode(head, order or charset)
    return _unfolded(text.removeprefix("\ufeff"))


def read(raw: bytes) -> Iterator[str]:
    """The text in one piece."""
    yield words(raw)


def _unfolded(text: str) -> str:
    """Joins folded lines of an address card or calendar (RFC 6350, RFC 5545), and drops base64 pictures."""
    if not text.lstrip()[:8].upper().startswith("BEGIN:V"):
        return text
    return PICTURE.sub("…", FOLDED.sub("", text.replace("\r\n", "\n")))
