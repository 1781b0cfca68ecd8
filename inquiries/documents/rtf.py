"""RTF: its words without its commands."""

import re
from collections.abc import Iterator
from itertools import groupby

from .charset import decode

TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,7})?[ ]?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)"
)
CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
SILENT = {
    *(b"fonttbl", b"colortbl", b"stylesheet", b"pict", b"objdata", b"themedata", b"datastore", b"listtable"),
    *(b"listoverridetable", b"rsidtbl", b"generator", b"latentstyles", b"xmlnstbl", b"colorschememapping"),
}
SAID = {b"par": "\n", b"line": "\n", b"sect": "\n", b"page": "\n", b"row": "\n", b"tab": "\t", b"cell": "\t"}
SIGNS = {b"~": " ", b"_": "-", b"\n": "\n", b"\r": "\n", b"{": "{", b"}": "}", b"\\": "\\"}


def read(raw: bytes) -> Iterator[str]:
    """In one piece."""
    page = CODE_PAGE.search(raw[:2000])
    yield "".join(_joined(_Tokens().read(raw), f"cp{int(page[1])}" if page else "cp932"))


def _joined(pieces: Iterator[str | bytes], charset: str) -> Iterator[str]:
    """Bytes that follow each other are one text: a kanji is two of them."""
    for _are_bytes, run in groupby(pieces, key=lambda piece: isinstance(piece, bytes)):
        raw = b""
        for piece in run:
            if isinstance(piece, bytes):
                raw += piece
            else:
                yield piece
        yield decode(raw, charset)


class _Tokens:
    """Knows how deep in braces it stands, and whether what is said there is for a reader."""

    def __init__(self) -> None:
        self._depth = self._silent_from = 0
        self._instead = False

    def read(self, raw: bytes) -> Iterator[str | bytes]:
        for token in TOKEN.finditer(raw):
            if token["brace"]:
                self._depth += 1 if token["brace"] == b"{" else -1
                self._silent_from *= self._silent_from <= self._depth
            elif not self._silent_from and (piece := self._piece(token)):
                yield piece

    def _piece(self, token: re.Match[bytes]) -> str | bytes:
        if token["word"]:
            return self._command(token["word"], int(token["number"] or 0))
        if token["sign"]:
            return SIGNS.get(token["sign"], "")
        raw = bytes([int(token["byte"], 16)]) if token["byte"] else token["text"]
        if self._instead:  # what a program says that knows no Unicode
            self._instead = False
            return raw[1:]
        return raw

    def _command(self, word: bytes, number: int) -> str:
        if word in SILENT:
            self._silent_from = self._depth
        if word == b"u":
            self._instead = True
            return chr(number % 0x10000)
        return SAID.get(word, "")
