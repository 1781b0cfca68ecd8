"""What programs put into a text: files (uuencode, yEnc), PGP signatures and PGP messages.

Not by a library: yEnc takes three lines here, and sabctools would bring native code under the GPL into our process.
"""

import base64
import binascii
import re
from collections.abc import Callable
from itertools import islice
from typing import NamedTuple

from inquiries.documents.charset import decode

UUENCODED = re.compile(
    rb"^begin [0-7]{3,4} ([^\n]{1,200})\n"
    rb"((?:[ -`]{1,90}\n){0,50000}?(?=end[ \t]*$)|(?:M[ -`]{59,60}[^\n]{0,9}\n)+(?:[ -`]{1,61}(?:\n|\Z)){0,2})"
    rb"(?:end[ \t]*$)?",
    re.MULTILINE,
)
BASE64ED = re.compile(rb"^begin-base64 [0-7]{3,4} ([^\n]{1,200})\n((?:[\w+/=]{1,80}\n)*)={4}[ \t]*$", re.MULTILINE)
YENCODED = re.compile(
    rb"^=ybegin [^\n]*?name=([^\n]*)\n(?:=ypart [^\n]*\n)?(.*?)(?:^=yend[^\n]*$|\Z)", re.MULTILINE | re.DOTALL
)
LETTER = re.compile(rb"(?ms)^()(-----BEGIN PGP MESSAGE[^-\n]{0,40}-----[ \t]*\n.*?(?:^-----END PGP MESSAGE[^\n]*$|\Z))")
SIGNED = re.compile(rb"^-----BEGIN PGP SIGNED MESSAGE-----\n(?:[A-Za-z]+: [^\n]*\n){0,9}\n?", re.MULTILINE)
SIGNATURE = re.compile(rb"(?ms)^-----BEGIN PGP SIGNATURE-----\n.*?(?:^-----END PGP SIGNATURE-----[ \t]*$|\Z)")
BEGINNINGS = (b"begin", b"=ybegin", b"-----BEGIN PGP")
BLANKS = re.compile(rb"\n{3,}")
YENC = bytes((byte - 42) % 256 for byte in range(256))
MOST = 100
"""The most files of each kind that are read from one text."""


class EnclosedFile(NamedTuple):
    """A file in a text."""

    name: str
    content: bytes


class Opened(NamedTuple):
    """The words, and the files that stood among them."""

    words: bytes
    files: tuple[EnclosedFile, ...] = ()


def may_enclose(raw: bytes) -> bool:
    """A quick test that spares most texts the slow patterns."""
    return any(beginning in raw for beginning in BEGINNINGS)


def opened(raw: bytes, charset: str = "") -> Opened:
    """Separates words and files. `raw` may have any charset in which ASCII bytes mean ASCII."""
    if not may_enclose(raw):
        return Opened(raw)
    text = raw.replace(b"\r\n", b"\n")
    found = (one for encoded in READERS for one in islice(encoded.finditer(text), MOST))
    words, files, end = b"", [], 0
    for one in sorted(found, key=lambda match: match.start()):
        if one.start() >= end:
            files.append(EnclosedFile(_name(one, charset), READERS[one.re](one[2])))
            words, end = words + text[end : one.start()], one.end()
    words = _without_frame(words + text[end:])
    return Opened(BLANKS.sub(b"\n\n", words) if files else words, tuple(files))


def _without_frame(words: bytes) -> bytes:
    """The words without the lines of a cleartext signature (RFC 4880, 7)."""
    if not SIGNED.search(words):
        return words
    return re.sub(rb"^- (?=-)", b"", SIGNATURE.sub(b"", SIGNED.sub(b"", words)), flags=re.MULTILINE)


def _name(found: re.Match[bytes], charset: str) -> str:
    return decode(found[1].strip().strip(b'"'), charset) if found[1] else "message.asc"


def _uudecoded(lines: bytes) -> bytes:
    """Line by line: some programs write more than a line's length says, or drop the blanks at its end."""
    return b"".join(_uudecoded_line(line) for line in lines.split(b"\n") if line)


def _uudecoded_line(line: bytes) -> bytes:
    most = ((line[0] - 32) % 64 * 4 + 5) // 3
    try:
        return binascii.a2b_uu(line[: 1 + most])
    except binascii.Error:
        return b""


def _base64(lines: bytes) -> bytes:
    try:
        return base64.b64decode(lines)
    except binascii.Error:
        return b""


def _ydecoded(lines: bytes) -> bytes:
    escaped = re.sub(rb"[\r\n]", b"", lines)
    return re.sub(rb"=(.)", lambda sign: bytes([(sign[1][0] - 64) % 256]), escaped, flags=re.DOTALL).translate(YENC)


READERS: dict[re.Pattern[bytes], Callable[[bytes], bytes]] = {
    UUENCODED: _uudecoded,
    BASE64ED: _base64,
    YENCODED: _ydecoded,
    LETTER: bytes,
}
