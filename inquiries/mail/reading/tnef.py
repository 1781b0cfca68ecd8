"""winmail.dat (MS-OXTNEF): the package that Outlook sends if it takes the receiver for another Outlook.

Not by a library: tnefparse (last release January 2021) copies the rest of the package at each attribute, without
limit, and on damage raises instead of giving what it has read.
"""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from compressed_rtf import decompress

from inquiries import documents
from inquiries.documents import Document, Fault
from inquiries.documents.charset import decode

SIGNATURE = b"\x78\x9f\x3e\x22"
BODY, MAIL_PROPERTIES, CODE_PAGE = 0x0002800C, 0x00069003, 0x00069007
FILE_BEGINS, FILE_NAME, FILE_CONTENT, FILE_PROPERTIES = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
PLAIN_BODY, RTF_BODY, HTML_BODY = 0x1000, 0x1009, 0x1013
LONG_NAME, SHOWN_NAME, DATA = 0x3707, 0x3001, 0x3701
SENT_FOR, SENT_FOR_ADDRESS, SENDER, SENDER_ADDRESS = 0x0042, 0x0065, 0x0C1A, 0x0C1F
SUBJECT, COPIES, TO = 0x0037, 0x0E03, 0x0E04
HEAD = {
    "From": (SENT_FOR, SENT_FOR_ADDRESS, SENDER, SENDER_ADDRESS),
    "To": (TO,),
    "Cc": (COPIES,),
    "Subject": (SUBJECT,),
}
"""The fields of an embedded message, each with the properties that say it."""
READ = {PLAIN_BODY, HTML_BODY, *(number for numbers in HEAD.values() for number in numbers)}
ATTRIBUTES = {BODY: (PLAIN_BODY, 0), 0x00018004: (SUBJECT, 0), 0x00008000: (SENDER, 8)}
"""Attributes that say the same as a property, which is better since it may be Unicode; and where their words begin."""
MOST_RTF = 300_000
"""Bytes of a compressed body (MS-OXRTFCP); a longer one is not unpacked, since that is slow."""
FIXED = {0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8, 0x48: 16}
OBJECT, STRING, UNICODE, BINARY = 0x0D, 0x1E, 0x1F, 0x102
COUNTED = {OBJECT, STRING, UNICODE, BINARY}
MANY, NAMED = 0x1000, 0x8000
MOST_PADDING = 3
INTERFACE = 16
"""Bytes before an object that say what it is: a message, which is a package again, or an OLE file."""
MOST = 1000


class TnefFile(NamedTuple):
    """A file in a winmail.dat, or a message in it: then its content is a package again."""

    name: str = ""
    content: bytes = b""


class Tnef(NamedTuple):
    """The content of a winmail.dat. `head`: From, To, Cc and Subject, one a line; only a message in it has them."""

    text: str = ""
    html: str = ""
    files: tuple[TnefFile, ...] = ()
    head: str = ""
    is_whole: bool = True


class _Damaged(Exception):
    """The package is cut short or malformed from here on."""


def tnef(raw: bytes) -> Tnef:
    """Reads a winmail.dat; of a damaged one all that stands before the damage."""
    package = _Package()
    try:
        for attribute, value in _attributes(raw):
            package.take(attribute, value)
    except _Damaged:
        package.is_whole = False
    return package.read()


class _Package:
    """What was read so far."""

    def __init__(self) -> None:
        self.is_whole = True
        self._charset = "cp932"
        self._words: dict[int, str] = {}
        self._rtf = b""
        self._files: list[TnefFile] = []

    def read(self) -> Tnef:
        """All of it. The RTF is read only if the text is in no other form."""
        text, html = self._words.get(PLAIN_BODY, ""), self._words.get(HTML_BODY, "")
        if self._rtf and not (text or html):
            found = _of_rtf(self._rtf)
            text, self.is_whole = found.text, self.is_whole and found.fault in {Fault.NONE, Fault.WORDLESS}
        return Tnef(text, html, tuple(self._files), self._head(), self.is_whole)

    def take(self, attribute: int, value: bytes) -> None:
        """One attribute. Where its properties are damaged, the attributes behind it may be sound."""
        try:
            if attribute == CODE_PAGE and len(value) >= 4:
                self._charset = f"cp{struct.unpack_from('<I', value)[0]}"
            elif attribute in ATTRIBUTES:
                number, begin = ATTRIBUTES[attribute]
                self._words[number] = self._words.get(number) or self._decoded(STRING, value[begin:])
            elif attribute == MAIL_PROPERTIES:
                self._take_properties(value)
            elif attribute == FILE_BEGINS:
                self._files.append(TnefFile())
            elif self._files:
                self._take_of_file(attribute, value)
        except _Damaged:
            self.is_whole = False

    def _take_properties(self, value: bytes) -> None:
        for number, kind, content in _properties(value):
            if number == RTF_BODY:
                self._rtf = content
            elif number in READ:
                self._words[number] = self._decoded(kind, content) or self._words.get(number, "")

    def _take_of_file(self, attribute: int, value: bytes) -> None:
        if attribute == FILE_NAME:
            self._name(self._decoded(STRING, value))
        elif attribute == FILE_CONTENT:
            self._fill(value)
        elif attribute == FILE_PROPERTIES:
            for number, kind, content in _properties(value):
                if number == LONG_NAME:
                    self._name(self._decoded(kind, content), is_better=True)
                elif number == SHOWN_NAME:
                    self._name(self._decoded(kind, content))
                elif number == DATA:
                    self._fill(content[INTERFACE:] if kind == OBJECT else content)

    def _name(self, name: str, *, is_better: bool = False) -> None:
        known = self._files[-1].name
        self._files[-1] = self._files[-1]._replace(name=(name or known) if is_better else (known or name))

    def _fill(self, content: bytes) -> None:
        self._files[-1] = self._files[-1]._replace(content=self._files[-1].content or content)

    def _decoded(self, kind: int, value: bytes) -> str:
        """The words; the name and the address of a sender stand with a NUL between them."""
        if kind == UNICODE:
            return decode(value[: len(value) // 2 * 2], "utf-16-le")
        return decode(value.strip(b"\0").replace(b"\0", b" "), self._charset)

    def _head(self) -> str:
        said = {field: dict.fromkeys(self._words.get(one, "") for one in numbers) for field, numbers in HEAD.items()}
        return "\n".join(f"{field}: {' '.join(filter(None, words))}" for field, words in said.items() if any(words))


def _attributes(raw: bytes) -> Iterator[tuple[int, bytes]]:
    """Name and value of each attribute. Layout: signature, key, then level, name, length, value, checksum."""
    at = 6 if raw.startswith(SIGNATURE) else len(raw)
    for _ in range(MOST):
        if not raw[at : at + 9].strip(b"\0\r\n"):
            return
        if at + 9 > len(raw):
            break
        attribute, size = struct.unpack_from("<II", raw, at + 1)
        yield attribute, raw[at + 9 : at + 9 + size]
        at += 9 + size
        if at > len(raw):
            break
        at += 2
    raise _Damaged


def _properties(raw: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Number, type and first value of each MAPI property that has counted values."""
    try:
        at, count = 4, struct.unpack_from("<I", raw)[0]
        for _ in range(min(count, MOST)):
            kind, number = struct.unpack_from("<HH", raw, at)
            at = _after_name(raw, at + 4) if number >= NAMED else at + 4
            values, at = _values(raw, at, kind)
            if values and kind & ~MANY in COUNTED:
                yield number, kind & ~MANY, values[0]
    except (struct.error, ValueError) as damage:
        raise _Damaged from damage
    if count > MOST or at > len(raw) + MOST_PADDING:
        raise _Damaged


def _of_rtf(raw: bytes) -> Document:
    """A compressed RTF body."""
    if len(raw) > MOST_RTF:
        return Document(fault=Fault.HEAVY)
    try:
        return documents.read(decompress(raw), "body.rtf")
    except Exception:  # noqa: BLE001 - bytes from outside may break the library
        return Document(fault=Fault.DAMAGED)


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
