"""Searches bytes for card numbers, in any encoding and with anything between the digits."""

import base64
import binascii
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

import numpy as np
from numpy.typing import NDArray

SHORTEST = 13
"""Digits that every card number has."""
WIDE = re.compile(rb"\xef\xbc([\x90-\x99])|\x82([\x4f-\x58])|\xa3([\xb0-\xb9])|\xff([\x10-\x19])|([\x10-\x19])\xff")
"""A full-width digit in UTF-8, Shift_JIS, EUC-JP and UTF-16 of both orders. ISO-2022-JP needs none (see _digits)."""
ZEROS = (0x90, 0x4F, 0xB0, 0x10, 0x10)
ESCAPED = re.compile(rb"&#(?:[xX]([0-9a-fA-F]{2,5})|(\d{2,6}));?|\\u([0-9a-fA-F]{4})")
HEX = re.compile(rb"(?:[0-9a-fA-F]{2}[\s:]?){13,}")
BASE64 = re.compile(rb"[A-Za-z0-9+/_=-](?:[A-Za-z0-9+/_=-]|\s){16,}")


class Place(NamedTuple):
    """Where a number was found, and in which encoding."""

    where: str
    number: str
    writing: str


class Searched(NamedTuple):
    """The number of files and bytes searched, and the places found."""

    files: int
    size: int
    places: tuple[Place, ...]


def search(paths: Iterable[Path], numbers: Iterable[str]) -> Searched:
    """Searches the content and name of every file below these folders, but no sockets or links."""
    wanted, files, size, places = tuple(numbers), 0, 0, []
    for path in sorted(set(_files(paths))):
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            continue  # SQLite removes its log with the last connection
        files, size = files + 1, size + len(content)
        for name, data in ((str(path), content), (f"the name of {path}", str(path).encode())):
            places += [Place(name, *found) for found in hits(data, wanted)]
    return Searched(files, size, tuple(places))


def hits(data: bytes, numbers: Iterable[str]) -> list[tuple[str, str]]:
    """Each number found, with the first encoding in which it was found."""
    found: dict[str, str] = {}
    beginnings: dict[int, list[str]] = defaultdict(list)
    for number in numbers:
        beginnings[int(number[:SHORTEST])].append(number)
    for writing, read in READINGS.items():
        digits = _digits(read(data))
        for place, beginning in _begun(digits, np.array(sorted(beginnings))):
            for number in beginnings[beginning]:
                if digits.startswith(number.encode(), place):
                    found.setdefault(number, writing)
    return list(found.items())


def _begun(digits: bytes, beginnings: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """The places where one of these beginnings stands: thousands of numbers are looked for in one pass."""
    values = np.frombuffer(digits, dtype=np.uint8).astype(np.int64) - ord("0")
    if len(values) < SHORTEST:
        return
    windows = np.zeros(len(values) - SHORTEST + 1, dtype=np.int64)
    for offset in range(SHORTEST):
        windows = windows * 10 + values[offset : offset + len(windows)]
    for place in np.flatnonzero(np.isin(windows, beginnings)).tolist():
        yield place, int(windows[place])


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        yield from (found for found in path.rglob("*") if found.is_file() and not found.is_symlink())


def _digits(data: bytes) -> bytes:
    """Only the digits: without blanks, dashes, tags, zero bytes of UTF-16 and escapes of ISO-2022-JP."""
    return data.translate(None, delete=NO_DIGITS)


NO_DIGITS = bytes(byte for byte in range(256) if not 0x30 <= byte <= 0x39)


def _narrow(data: bytes) -> bytes:
    def digit(found: re.Match[bytes]) -> bytes:
        which = found.lastindex or 1
        return bytes([found[which][0] - ZEROS[which - 1] + 0x30])

    return WIDE.sub(digit, data)


def _unescaped(data: bytes) -> bytes:
    def character(found: re.Match[bytes]) -> bytes:
        code = int(found[2]) if found[2] else int(found[1] or found[3], 16)
        return chr(code).encode(errors="replace") if code < 0x11_0000 else b""

    return _narrow(ESCAPED.sub(character, data))


def _hex(data: bytes) -> bytes:
    """Runs of hex digits decoded from their first and from their second digit."""
    runs = [re.sub(rb"[^0-9a-fA-F]", b"", run) for run in HEX.findall(data)]
    both = [run[start:] for run in runs for start in (0, 1)]
    return _narrow(b"|".join(binascii.unhexlify(run[: len(run) // 2 * 2]) for run in both))


def _base64(data: bytes) -> bytes:
    """Runs of base64 decoded from each of their first four characters, one of which begins a group."""
    runs = [re.sub(rb"[\s=]", b"", run).translate(URL_SAFE) for run in BASE64.findall(data)]
    each = [run[start:] for run in runs for start in range(4)]
    return _narrow(b"|".join(base64.b64decode(run + b"A" * (-len(run) % 4)) for run in each))


URL_SAFE = bytes.maketrans(b"-_", b"+/")

READINGS: dict[str, Callable[[bytes], bytes]] = {
    "as it is": bytes,
    "full-width": _narrow,
    "escaped": _unescaped,
    "URL-encoded": lambda data: _narrow(unquote_to_bytes(data)),
    "quoted-printable": lambda data: _narrow(binascii.a2b_qp(data)),
    "hexadecimal": _hex,
    "base64": _base64,
}
"""For each encoding the function that decodes it."""
