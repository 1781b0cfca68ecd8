"""Charset: bytes become text, by the encoding that Japanese mail really uses, which may not be its label."""

import codecs
import re

from .guessing import UTF8_TRIPLE, Label, guess, kana, strictly
from .iso2022jp import decode_iso2022jp
from .labels import codec, is_said

ESCAPE = re.compile(rb"\x1b(?:\$[@B]|\$\([@BDOQ]|\([IJ])")
# ISO-2022-JP from servers that strip control characters: the ESC bytes are gone.
UNESCAPED = re.compile(rb"(\$[@B](?:[!-~]{2}){1,200}?)(\([BJ])")
MARKS = (codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff]")
EVERY_DAY = re.compile("[ -~\nぁ-んァ-ヶー、。一-鿿]")
JAPANESE = {"cp932", "euc-jp", "iso-2022-jp"}
WIDE = {"utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"}
NOT_WHAT_THEY_SEEM = {*WIDE, "utf-7", "hz", "iso2022_kr"}
"""Charsets whose bytes may all be ASCII and mean other characters."""


def decode(raw: bytes, label: str | None = None, hint: str | None = None) -> str:
    """The text of these bytes, with U+FFFD for unreadable ones and without characters that PostgreSQL refuses.

    `hint`: for a header field, the label of the mail's body, or "" if it has none; used if the bytes alone are unclear.
    """
    charset = codec(label)
    if charset in {"utf-16-le", "utf-16-be", None} and raw.startswith(MARKS):
        charset = "utf-16"  # the byte order mark decides
    if charset == "iso-2022-jp" and raw.isascii() and b"\x1b" not in raw:
        raw = UNESCAPED.sub(b"\x1b\\1\x1b\\2", raw)
    beside = codec(hint)
    kind = Label.SILENT if hint is None or beside not in {None, "utf-8"} else Label.TITLE
    return printable(_decode(raw, charset, beside, Label.STRANGE if charset is None and is_said(label) else kind))


def printable(text: str) -> str:
    """The text without control characters (except line break and tab) and surrogates, with one kind of line break."""
    return CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def is_garbled(text: str) -> bool:
    """Whether over a tenth of the text is unreadable."""
    return len(UNREADABLE.findall(text)) > max(3, len(text) // 10)


def _decode(raw: bytes, charset: str | None, hint: str | None, kind: Label) -> str:
    if ESCAPE.search(raw) and (charset == "iso-2022-jp" or raw.isascii()):
        return decode_iso2022jp(raw)
    if raw.isascii() and charset not in NOT_WHAT_THEY_SEEM:
        return raw.decode("ascii")
    if UTF8_TRIPLE.search(raw) and (text := strictly(raw, "utf-8")) is not None:
        return text  # other charsets never look like kana and kanji in UTF-8 by chance
    if charset == "utf-16" and not raw.startswith(MARKS):
        return max((raw.decode(order, "replace") for order in ("utf-16-be", "utf-16-le")), key=_plausible)
    if charset is None or charset == "iso-2022-jp" or (text := strictly(raw, charset)) is None:
        return _unsure(raw, charset, hint, Label.JAPANESE if (charset or hint) in JAPANESE else kind)
    # A one-byte charset accepts all bytes, and Shift_JIS reads EUC-JP as half-width kana: their labels prove little.
    is_doubtful = charset == "cp1252" or (charset == "cp932" and kana(text) < 0)
    guessed = guess(raw, Label.JAPANESE if charset == "cp932" else Label.STRANGE) if is_doubtful else None
    return guessed if guessed is not None and kana(guessed) > 3 else text


def _unsure(raw: bytes, charset: str | None, hint: str | None, label: Label) -> str:
    """The guessed text; or decoded by hint or label, as far as possible; or only its ASCII."""
    if (guessed := guess(raw, label)) is not None:
        return guessed
    if charset is None and hint is not None and (beside := strictly(raw, hint)) is not None:
        return beside
    return raw.decode(charset if charset and charset not in WIDE | {"iso-2022-jp"} else "ascii", "replace")


def _plausible(text: str) -> int:
    """The number of characters in daily use."""
    return len(EVERY_DAY.findall(text))
