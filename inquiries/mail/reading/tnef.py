"""winmail.dat (MS-OXTNEF): the package that Outlook sends if it takes the receiver for another Outlook.

Not by a library: tnefparse (last release January 2021) copies the rest of the package at each attribute, without
limit, and on damage raises instead of giving what it has read.
"""

import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

from compressed_rtf import decompress

from inquiries import documents
from inquiries.documents.charset import decode

SIGNATURE = b"\x78\x9f\x3e\x22"
BODY, MAIL_PROPERTIES, CODE_PAGE = 0x0002800C, 0x00069003, 0x00069007
FILE_BEGINS, FILE_NAME, FILE_CONTENT, FILE_PROPERTIES = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
PLAIN_BODY, RTF_BODY, HTML_BODY, LONG_NAME = 0x1000, 0x1009, 0x1013, 0x3707
MOST_RTF = 300_000
"""Bytes of a compressed body (MS-OXRTFCP); a longer one is not unpacked, since that is slow."""
FIXED = {0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8, 0x48: 16}
COUNTED = {0x0D, 0x1E, 0x1F, 0x102}
UNICODE, MANY, NAMED = 0x1F, 0x1000, 0x8000
MOST = 1000


class TnefFile(NamedTuple):
    """A file in a winmail.dat."""

    name: str
    content: bytes


class Tnef(NamedTuple):
    """The content of a winmail.dat."""

    text: str = ""
    html: str = ""
    files: tuple[TnefFile, ...] = ()


def tnef(raw: bytes) -> Tnef:
    """Reads a winmail.dat; of a damaged one all that stands before the damage."""
    text, html, code_page = "", "", "cp932"
    files: list[TnefFile] = []
    for attribute, value in _attributes(raw):
        if attribute == CODE_PAGE and len(value) >= 4:
            code_page = f"cp{struct.unpack_from('<I', value)[0]}"
        elif attribute == BODY:
            text = decode(value.rstrip(b"\0"), code_page)
        elif attribute == MAIL_PROPERTIES:
            found = _properties(value, code_page)
            text, html = found.get(PLAIN_BODY, text), found.get(HTML_BODY, html)
            text = text or ("" if html else found.get(RTF_BODY, ""))
        elif attribute == FILE_BEGINS:
            files.append(TnefFile("", b""))
        elif files:
            files[-1] = _with(files[-1], attribute, value, code_page)
    return Tnef(text, html, tuple(files))


def _with(file: TnefFile, attribute: int, value: bytes, code_page: str) -> TnefFile:
    if attribute == FILE_NAME:
        return file._replace(name=file.name or decode(value.rstrip(b"\0"), code_page))
    if attribute == FILE_CONTENT:
        return file._replace(content=value)
    if attribute == FILE_PROPERTIES:
        return file._replace(name=_properties(value, code_page).get(LONG_NAME) or file.name)
    return file


def _attributes(raw: bytes) -> Iterator[tuple[int, bytes]]:
    """Name and value of each attribute. Layout: signature, key, then level, name, length, value, checksum."""
    at = 6 if raw.startswith(SIGNATURE) else len(raw)
    for _ in range(MOST):
        if at + 9 > len(raw):
            return
        attribute, size = struct.unpack_from("<II", raw, at + 1)
        yield attribute, raw[at + 9 : at + 9 + size]
        at += 9 + size + 2


def _properties(raw: bytes, code_page: str) -> dict[int, str]:
    """The MAPI properties that are text, by number; up to the first one of an unknown type."""
    found: dict[int, str] = {}
    try:
        at = 4
        for _ in range(min(struct.unpack_from("<I", raw)[0], MOST)):
            kind, number = struct.unpack_from("<HH", raw, at)
            at = _after_name(raw, at + 4) if number >= NAMED else at + 4
            values, at = _values(raw, at, kind)
            if values and kind & ~MANY in COUNTED:
                charset = "utf-16-le" if kind & ~MANY == UNICODE else code_page
                words = _of_rtf(values[0]) if number == RTF_BODY else decode(values[0], charset)
                found[number] = re.sub("\0+$", "", words)
    except (struct.error, ValueError):
        pass  # the data is cut short: the properties read before are right
    return found


def _of_rtf(raw: bytes) -> str:
    """The words of a compressed RTF body."""
    try:
        return documents.read(decompress(raw), "body.rtf").text if len(raw) <= MOST_RTF else ""
    except Exception:  # noqa: BLE001 - bytes from outside may break the library
        return ""


def _after_name(raw: bytes, at: int) -> int:
    """The place behind a named property's GUID and its name, which is a number or a string."""
    is_text, value = struct.unpack_from("<II", raw, at + 16)
    return int(at + 24 + (value + -value % 4 if is_text else 0))


def _values(raw: bytes, at: int, kind: int) -> tuple[list[bytes], int]:
    base = kind & ~MANY
    if base in FIXED and not kind & MANY:
        return [raw[at : at + FIXED[base]]], at + FIXED[base]
    count = struct.unpack_from("<I", raw, at)[0]
    at += 4
    if base in FIXED:
        return [], at + count * FIXED[base]
    if base not in COUNTED or count > MOST:
        raise ValueError(kind)
    values = []
    for _ in range(count):
        size = struct.unpack_from("<I", raw, at)[0]
        values.append(raw[at + 4 : at + 4 + size])
        at += 4 + size + -size % 4
    return values, at
