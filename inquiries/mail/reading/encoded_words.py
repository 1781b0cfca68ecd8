"""Encoded words (RFC 2047), as programs really write them: cut inside a character or a base64 group, or not ended."""

import base64
import binascii
import quopri
import re
from collections.abc import Iterator

from inquiries.documents.charset import decode

# The payload may hold question marks itself; the last word of a long field may lack its `?=`.
BEGINNING = r"=\?([^?\s*]{1,60})(?:\*[^?]{0,40})?\?([bBqQ])\?"
NOT_A_BEGINNING = r"(?!=\?[^?\s]{1,60}\?[bBqQ]\?)"
ENCODED_WORD = re.compile(rf"{BEGINNING}((?:{NOT_A_BEGINNING}[^?]|\?(?!=))*)(?:\?=|$)")
ENCODED_RUN = re.compile(rf"{ENCODED_WORD.pattern}(?:\s*{ENCODED_WORD.pattern})*")


def decoded(value: str) -> str:
    """The field with its encoded words read."""
    return ENCODED_RUN.sub(_run, value)


def _run(run: re.Match[str]) -> str:
    """Neighbouring words of one charset are decoded together, since programs cut inside a character."""
    return "".join(decode(raw, charset) for charset, raw in _joined(run[0]))


def _joined(run: str) -> Iterator[tuple[str, bytes]]:
    charset, raw, pending = "", b"", ""
    for label, encoding, payload in ENCODED_WORD.findall(run):
        if label.lower() != charset.lower() and (raw or pending):
            yield charset, raw + _base64(pending)
            raw, pending = b"", ""
        charset = label
        if encoding in "qQ":
            raw, pending = raw + _base64(pending) + _quoted_printable(payload), ""
            continue
        pending += re.sub(r"[^A-Za-z0-9+/=]", "", payload)
        if len(pending) % 4 == 0 or "=" in pending:  # else cut inside a base64 group: the next word completes it
            raw, pending = raw + _base64(pending), ""
    yield charset, raw + _base64(pending)


def _quoted_printable(payload: str) -> bytes:
    return quopri.decodestring(payload.encode("utf-8", "replace"), header=True)


def _base64(payload: str) -> bytes:
    bare = payload.replace("=", "")
    try:
        return base64.b64decode(bare[: len(bare) - (len(bare) % 4 == 1)] + "===")
    except binascii.Error:
        return b""
