"""A file that only HOTLINE_KEYS open: compressed, then encrypted piece by piece (AES-256-GCM).

Each file has a key of its own, which stands in front, encrypted with the first of HOTLINE_KEYS. The nonce of a piece is
its number, with a mark on the last one, so that no piece can be changed, moved or left out at the end unnoticed
(the STREAM construction: Hoang, Reyhanitabar, Rogaway and Vizár 2015).
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from inquiries.models.locking import lock, unlocked

from .damaged import Damaged, NoBackup

FIRST_LINE = b"hotline backup 1\n"
PIECE = 1024 * 1024
"""Bytes that are encrypted at once."""
LENGTH, TAG, LONGEST_TOKEN = 4, 16, 1000


def _nonce(number: int, *, is_last: bool) -> bytes:
    return bytes([is_last]) + number.to_bytes(11, "big")


class _Sealing:
    """Takes what is to be encrypted; `finish` writes the last piece."""

    def __init__(self, file: BinaryIO, key: bytes) -> None:
        self.file, self.aead, self.number, self.held = file, AESGCM(key), 0, bytearray()

    def write(self, data: bytes) -> int:
        """Keep it, and write every whole piece but the last."""
        self.held += data
        while len(self.held) > PIECE:
            self._put(bytes(self.held[:PIECE]), is_last=False)
            del self.held[:PIECE]
        return len(data)

    def flush(self) -> None:
        """Nothing: a piece is written when it is full."""

    def finish(self) -> None:
        """Write what is left, marked as the last piece."""
        self._put(bytes(self.held), is_last=True)

    def _put(self, piece: bytes, *, is_last: bool) -> None:
        sealed = self.aead.encrypt(_nonce(self.number, is_last=is_last), piece, FIRST_LINE)
        self.file.write(len(sealed).to_bytes(LENGTH, "big") + sealed)
        self.number += 1


def _pieces(file: BinaryIO, key: bytes) -> Iterator[bytes]:
    """What was encrypted, piece by piece. Damaged."""
    aead, number, sealed = AESGCM(key), 0, _next(file)
    while sealed is not None:
        following = _next(file)
        try:
            yield aead.decrypt(_nonce(number, is_last=following is None), sealed, FIRST_LINE)
        except InvalidTag:
            raise Damaged from None
        number, sealed = number + 1, following
    if not number:
        raise Damaged


def _next(file: BinaryIO) -> bytes | None:
    if not (length := file.read(LENGTH)):
        return None
    size = int.from_bytes(length, "big")
    if len(length) < LENGTH or not TAG <= size <= PIECE + TAG or len(sealed := file.read(size)) < size:
        raise Damaged
    return sealed


class _Opening:
    """Gives what was encrypted."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces, self.held = pieces, io.BytesIO()

    def read(self, size: int) -> bytes:
        """At most so many bytes, as far as the piece in hand reaches; none at the end."""
        while not (taken := self.held.read(size)) and (piece := next(self.pieces, None)) is not None:
            self.held = io.BytesIO(piece)
        return taken

    def seek(self, _place: int) -> None:
        """A backup is read from its beginning to its end."""
        raise io.UnsupportedOperation


@contextmanager
def sealed(file: BinaryIO) -> Iterator[BinaryIO]:
    """Write into what this gives; the file is whole once the block is left without an error."""
    key = AESGCM.generate_key(256)
    file.write(FIRST_LINE + lock().encrypt(key) + b"\n")
    sealing = _Sealing(file, key)
    with gzip.GzipFile(fileobj=sealing, mode="wb", compresslevel=3, mtime=0) as packed:
        writer = io.BufferedWriter(packed, PIECE)
        yield writer
        writer.flush()
    sealing.finish()


@contextmanager
def opened(file: BinaryIO) -> Iterator[BinaryIO]:
    """Read from what this gives. NoBackup, WrongKeys; Damaged, also while it is read."""
    if file.readline(len(FIRST_LINE)) != FIRST_LINE:
        raise NoBackup
    token = file.readline(LONGEST_TOKEN)
    if not token.endswith(b"\n"):
        raise Damaged
    pieces = _pieces(file, unlocked(token.strip()))
    try:
        yield io.BufferedReader(gzip.GzipFile(fileobj=_Opening(pieces), mode="rb"), PIECE)
        if next(pieces, None) is not None:
            raise Damaged
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise Damaged from None
