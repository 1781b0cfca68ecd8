"""Packs a winmail.dat as Outlook does."""

import struct


def winmail(text: str, *files: tuple[str, bytes]) -> bytes:
    """With this text in its properties, and these files under a short name and their own."""
    raw = b"\x78\x9f\x3e\x22\x01\x00" + _attribute(1, 0x00069007, struct.pack("<II", 932, 0))
    raw += _attribute(1, 0x00069003, _properties((0x0017, 0x03, 1), (0x1000, 0x1F, text)))
    for name, content in files:
        raw += _attribute(2, 0x00069002, b"\0" * 14)
        raw += _attribute(2, 0x00018010, b"SHORT~1.DAT\0")
        raw += _attribute(2, 0x0006800F, content)
        raw += _attribute(2, 0x00069005, _properties((0x3707, 0x1F, name)))
    return raw


def _attribute(level: int, name: int, value: bytes) -> bytes:
    return struct.pack("<BII", level, name, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)


def _properties(*properties: tuple[int, int, int | str]) -> bytes:
    raw = struct.pack("<I", len(properties))
    for number, kind, value in properties:
        raw += struct.pack("<HH", kind, number)
        if isinstance(value, int):
            raw += struct.pack("<I", value)
        else:
            words = (value + "\0").encode("utf-16-le")
            raw += struct.pack("<II", 1, len(words)) + words + b"\0" * (-len(words) % 4)
    return raw
