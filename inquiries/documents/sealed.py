"""Sealed content (CMS, RFC 5652): signed content is opened, encrypted content is LOCKED."""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO

from asn1 import Classes, Decoder, Numbers, Types

from .document import Fault, Unread
from .pieces import Enclosed, Piece

DATA = rb"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07"
SMIME = rb"\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01"
BEGINNING = re.compile(
    rb"0(?:[\x00-\x80]|\x81.|\x82.{2}|\x83.{3}|\x84.{4})(?:" + DATA + rb"[\x02-\x06]|" + SMIME + rb"[\x02\x09\x17])",
    re.DOTALL,
)
SIGNED = "1.2.840.113549.1.7.2"
COMPRESSED = "1.2.840.113549.1.9.16.1.9"
ENCRYPTED = {"1.2.840.113549.1.7.3", "1.2.840.113549.1.7.6", "1.2.840.113549.1.9.16.1.23"}
MOST_CHUNKS = 200_000
"""Pieces of one content; programs write one to four kilobytes in each."""
MOST_UNPACKED = 50_000_000
ENTITY = re.compile(rb"\s*(?:Content-[A-Za-z-]+|MIME-Version):", re.IGNORECASE)
"""How a MIME part begins (RFC 8551, 3.1)."""


def is_sealed(raw: bytes) -> bool:
    """Whether the bytes are CMS."""
    return BEGINNING.match(raw) is not None


def opened(raw: bytes) -> bytes:
    """The signed or compressed content. Raises Unread, LOCKED if it is encrypted."""
    try:
        return _opened(Decoder(BytesIO(raw)))
    except Unread:
        raise
    except Exception as damage:  # bytes from outside may break the library
        raise Unread(Fault.DAMAGED) from damage


def read(raw: bytes) -> Iterator[Piece]:
    """The one file in it; CMS keeps no file name."""
    content = opened(raw)
    yield Enclosed("sealed.eml" if ENTITY.match(content) else "", content)


def _opened(decoder: Decoder) -> bytes:
    decoder.enter()
    kind = str(decoder.read()[1])
    if kind in ENCRYPTED:
        raise Unread(Fault.LOCKED)
    if kind not in {SIGNED, COMPRESSED}:
        raise Unread(Fault.UNKNOWN)
    content = _content(decoder)
    return _unpacked(content) if kind == COMPRESSED else content


def _content(decoder: Decoder) -> bytes:
    """The content. Layout: version, algorithms, content (its type, and itself unless detached), certificates, …"""
    decoder.enter()
    decoder.enter()
    decoder.read()  # the version
    decoder.read()  # the algorithms
    decoder.enter()
    decoder.read()  # the type of the content
    if decoder.peek() is None:  # a detached signature, without the content
        raise Unread(Fault.UNKNOWN)
    decoder.enter()
    return b"".join(_chunks(decoder, MOST_CHUNKS))


def _chunks(decoder: Decoder, most: int) -> Iterator[bytes]:
    """The pieces of an octet string, which may be one or many (X.690, 8.7)."""
    tag = decoder.peek()
    if tag is None or (tag.cls, tag.nr) != (Classes.Universal, Numbers.OctetString):
        raise Unread(Fault.DAMAGED)
    if tag.typ == Types.Primitive:
        yield bytes(decoder.read()[1])
        return
    decoder.enter()
    while decoder.peek() is not None:
        yield bytes(decoder.read()[1])
        most -= 1
        if most < 0:
            raise Unread(Fault.HEAVY)


def _unpacked(content: bytes) -> bytes:
    unpacking = zlib.decompressobj()
    unpacked = unpacking.decompress(content, MOST_UNPACKED)
    if unpacking.unconsumed_tail:
        raise Unread(Fault.HEAVY)
    return unpacked
