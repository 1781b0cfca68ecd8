"""RTF: the words without the commands.

Not by a library: striprtf 0.0.35 reads raw Shift_JIS as Latin-1 and leaves out headers and footnotes, where a card
number may stand.
"""

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
    """The text in one piece."""
    page = CODE_PAGE.search(raw[:2000])
    text = "".join(_joined(_Tokens().read(raw), f"cp{int(page[1])}" if page else "cp932"))
    # A command names 16 bits, so a character beyond them, such as an emoji, is written as two surrogates.
    yield text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")


def _joined(pieces: Iterator[str | bytes], charset: str) -> Iterator[str]:
    """Decodes runs of bytes together, since a kanji is two bytes."""
    for _are_bytes, run in groupby(pieces, key=lambda piece: isinstance(piece, bytes)):
        together = list(run)
        yield from (piece for piece in together if isinstance(piece, str))
        yield decode(b"".join(piece for piece in together if isinstance(piece, bytes)), charset)


class _Tokens:
    """Tracks the depth of braces, and whether the current group is text for a reader.

    Behind a Unicode character stand bytes for programs without Unicode, as many as the group says (command uc).
    """

    def __init__(self) -> None:
        self._stand_ins = [1]
        self._silent_from = self._left = 0

    @property
    def _depth(self) -> int:
        return len(self._stand_ins) - 1

    def read(self, raw: bytes) -> Iterator[str | bytes]:
        at = 0
        while token := TOKEN.search(raw, at):
            at = token.end()
            if token["word"] == b"bin":  # raw bytes of a picture, which may contain braces
                at += max(int(token["number"] or 0), 0)
            if token["brace"]:
                self._brace(token["brace"])
            elif not self._silent_from and (piece := self._piece(token)):
                yield piece

    def _brace(self, brace: bytes) -> None:
        self._left = 0
        if brace == b"{":
            self._stand_ins.append(self._stand_ins[-1])
        elif self._depth:
            self._stand_ins.pop()
        self._silent_from *= self._silent_from <= self._depth

    def _piece(self, token: re.Match[bytes]) -> str | bytes:
        if token["text"] or token["byte"]:
            raw = token["text"] or bytes([int(token["byte"], 16)])
            skipped, self._left = self._left, max(self._left - len(raw), 0)
            return raw[skipped:]
        self._left = 0
        if token["sign"]:
            return SIGNS.get(token["sign"], "")
        return self._command(token["word"], token["number"])

    def _command(self, word: bytes, number: bytes | None) -> str:
        if word in SILENT:
            self._silent_from = self._depth
        if word == b"uc":
            self._stand_ins[-1] = int(number or 1)
        if word == b"u":
            self._left = max(self._stand_ins[-1], 0)
            return chr(int(number or 0) % 0x10000)
        return SAID.get(word, "")
