"""Hazards: what a file could do beside being looked at. For files that we send; what comes in is only read.

Names are looked for in the file and in the object streams of a PDF, which are unpacked for it. A stream that cannot be
unpacked here is a hazard itself, for anything may stand in it.
"""

import re
import zlib
from collections.abc import Iterator
from enum import StrEnum
from typing import Literal

PNG, JPEG, PDF = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"%PDF-"
SENT = {PDF: ("application/pdf", ".pdf"), PNG: ("image/png", ".png"), JPEG: ("image/jpeg", ".jpg")}
"""What may be sent, by its first bytes: its content type and the ending of its name."""
MOST_UNPACKED = 20_000_000
"""Bytes of one object stream; of all of them three times as many."""
JUNK = 1_024
"""Bytes that may stand behind the end of a PDF; of a picture none may."""


class Hazard(StrEnum):
    """What is wrong with the file."""

    ENCRYPTED = "encrypted"
    SCRIPT = "script"
    ACTION = "action"
    EMBEDDED = "embedded"
    BEHIND = "behind"
    OPAQUE = "opaque"
    PLACE = "place"


NAMES = {
    Hazard.ENCRYPTED: rb"Encrypt",
    Hazard.SCRIPT: rb"JavaScript|JS|XFA",
    Hazard.ACTION: rb"Launch|SubmitForm|ImportData|GoToR|GoToE",
    Hazard.EMBEDDED: rb"EmbeddedFiles?|RichMedia|Movie|Sound|3D",
}
"""Names of a PDF (ISO 32000-1, 7.6, 12.6.4, 7.11.4, 13)."""
FOUND = {kind: re.compile(rb"/(?:%s)(?=[\s/<>\[\](){}%%]|$)" % names) for kind, names in NAMES.items()}
STREAM = re.compile(rb"\bstream\r?\n")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
FILTER = re.compile(rb"/Filter\s*(\[[^\]]*\]|/[A-Za-z0-9]+)")
EXIF, GPS = b"Exif\0\0", 0x8825
"""The tag of Exif under which a photograph says where it was taken."""


def sent_as(raw: bytes) -> tuple[str, str] | None:
    """Content type and ending of a file that may be sent, by its first bytes; None for every other."""
    return next((found for head, found in SENT.items() if raw.startswith(head)), None)


def hazards(raw: bytes) -> set[Hazard]:
    """All that is wrong with a file that may be sent."""
    if raw.startswith(PDF):
        return _of_pdf(raw)
    if raw.startswith(PNG):
        return set() if _png_ends(raw) else {Hazard.BEHIND}
    found = set() if raw.rstrip(b"\0").endswith(b"\xff\xd9") else {Hazard.BEHIND}
    return found | ({Hazard.PLACE} if _says_where(raw) else set())


def _of_pdf(raw: bytes) -> set[Hazard]:
    found = set() if len(raw) - raw.rfind(b"%%EOF") <= JUNK and b"%%EOF" in raw else {Hazard.BEHIND}
    left = 3 * MOST_UNPACKED
    for text in _texts(raw):
        if text is None or (left := left - len(text)) < 0:
            return found | {Hazard.OPAQUE}
        plain = ESCAPED.sub(lambda match: bytes([int(match[1], 16)]), text)
        found |= {kind for kind, names in FOUND.items() if names.search(plain)}
    return found


def _texts(raw: bytes) -> Iterator[bytes | None]:
    """The objects outside of streams, then each unpacked object stream; None for one that cannot be unpacked."""
    at, outside = 0, []
    while match := STREAM.search(raw, at):
        outside.append(raw[at : match.start()])
        end = raw.find(b"endstream", match.end())
        end = len(raw) if end < 0 else end
        head = ESCAPED.sub(lambda escaped: bytes([int(escaped[1], 16)]), raw[at : match.start()].rpartition(b"obj")[2])
        if b"/ObjStm" in head:
            yield _unpacked(raw[match.end() : end], head)
        at = end
    yield b"".join([*outside, raw[at:]])


def _unpacked(packed: bytes, head: bytes) -> bytes | None:
    named = FILTER.search(head)
    if named is None:
        return packed if b"/Filter" not in head else None
    if named[1].strip(b"[] \r\n") not in {b"/FlateDecode", b"/Fl"} or b"/Predictor" in head:
        return None
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(packed, MOST_UNPACKED)
    except zlib.error:
        return None
    return None if unpacking.unconsumed_tail else text


def _png_ends(raw: bytes) -> bool:
    """The last chunk ends where the file does."""
    at = len(PNG)
    while at + 12 <= len(raw):
        length, kind = int.from_bytes(raw[at : at + 4]), raw[at + 4 : at + 8]
        at += 12 + length
        if kind == b"IEND":
            return at == len(raw)
    return False


def _says_where(raw: bytes) -> bool:
    """A photograph whose first directory of Exif (TIFF 6.0, section 2) names the place where it was taken."""
    _before, _mark, tiff = raw[:65_536].partition(EXIF)
    order: Literal["little", "big"] = "little" if tiff.startswith(b"II") else "big"
    start = int.from_bytes(tiff[4:8], order)
    tags = range(start + 2, start + 2 + 12 * int.from_bytes(tiff[start : start + 2], order), 12)
    return any(int.from_bytes(tiff[at : at + 2], order) == GPS for at in tags)
