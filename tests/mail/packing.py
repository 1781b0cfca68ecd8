"""Packs a winmail.dat as Outlook does (MS-OXTNEF)."""

import struct
from collections.abc import Sequence

from compressed_rtf import compress

MESSAGE = struct.pack("<IHH", 0x00020307, 0, 0) + b"\xc0\0\0\0\0\0\0\x46"
STORAGE = struct.pack("<IHH", 0x0000000B, 0, 0) + b"\xc0\0\0\0\0\0\0\x46"
"""The interfaces IID_IMessage and IID_IStorage, of which one stands before an embedded object (MS-OXTNEF 2.1.3.4)."""


def winmail(text: str, *files: tuple[str, bytes], is_rtf: bool = False, embedded: Sequence[bytes] = ()) -> bytes:
    """A winmail.dat with this text and these files, each with a short and a long name, and embedded objects."""
    body: tuple[int, int, str | bytes] = (0x1009, 0x102, compress(_rtf(text))) if is_rtf else (0x1000, 0x1F, text)
    raw = b"\x78\x9f\x3e\x22\x01\x00" + _attribute(1, 0x00069007, struct.pack("<II", 932, 0))
    raw += _attribute(1, 0x00069003, _properties((0x0017, 0x03, 1), body))
    for name, content in files:
        raw += _attribute(2, 0x00069002, b"\0" * 14)
        raw += _attribute(2, 0x00018010, b"SHORT~1.DAT\0")
        raw += _attribute(2, 0x0006800F, content)
        raw += _attribute(2, 0x00069005, _properties((0x3707, 0x1F, name)))
    for one in embedded:
        raw += _attribute(2, 0x00069002, b"\0" * 14) + _attribute(2, 0x00069005, one)
    return raw


def message(subject: str, package: bytes, interface: bytes = MESSAGE) -> bytes:
    """The properties of an attached message: its subject, its method (5: embedded), and itself as an object."""
    return _properties((0x3001, 0x1F, subject), (0x3705, 0x03, 5), (0x3701, 0x0D, interface + package))


def headed(package: bytes, **said: str | bytes) -> bytes:
    """The package with more of its message: subject, sender, to, or rtf (compressed)."""
    numbers = {"subject": 0x0037, "sender": 0x0C1A, "to": 0x0E04, "rtf": 0x1009}
    more = ((numbers[name], 0x1F if isinstance(value, str) else 0x102, value) for name, value in said.items())
    return package + _attribute(1, 0x00069003, _properties(*more))


def _attribute(level: int, name: int, value: bytes) -> bytes:
    return struct.pack("<BII", level, name, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)


def _rtf(text: str) -> bytes:
    """The text as RTF, each character by its code."""
    return (
        b"{\\rtf1\\ansi\\uc0 "
        + "".join(f"\\u{ord(sign) - (ord(sign) > 0x7FFF) * 0x10000} " for sign in text).encode()
        + b"}"
    )


def _properties(*properties: tuple[int, int, int | str | bytes]) -> bytes:
    raw = struct.pack("<I", len(properties))
    for number, kind, value in properties:
        raw += struct.pack("<HH", kind, number)
        if isinstance(value, int):
            raw += struct.pack("<I", value)
        else:
            words = value if isinstance(value, bytes) else (value + "\0").encode("utf-16-le")
            raw += struct.pack("<II", 1, len(words)) + words + b"\0" * (-len(words) % 4)
    return raw
