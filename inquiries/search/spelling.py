"""Spelling: a text in one width, kana, case, dash and variant of kanji, without blanks and the commas of amounts."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from .variants import VARIANTS

DASHES = "-‐‑‒–—―−－ーｰ"
GROUPING = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_MARKS = r"ﾞﾟ\u3099\u309a\u0300-\u036f\u1160-\u11ff"
LETTER = re.compile(f"[^{_MARKS}]?[{_MARKS}]*")
"""A letter with the marks that become one with it, as the voice mark of half-width kana does."""
UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
MARKS = re.compile(f"[{_MARKS}{UNSEEN}]")
"""Where these stand, a text is not as long as its narrow form."""
_HIRAGANA = {kata: chr(kata - 0x60) for kata in range(0x30A1, 0x30F5)} | {0x30FD: "ゝ", 0x30FE: "ゞ"}
_ALIKE = {
    **_HIRAGANA,
    **dict.fromkeys(map(ord, "ヵゕ"), "か"),
    **dict.fromkeys(map(ord, "ヶゖ"), "け"),
    **{ord(variant): kept for variant, kept in VARIANTS.items()},
}
_PLAIN: dict[int, str | None] = {
    **dict.fromkeys(map(ord, DASHES), "-"),
    **dict.fromkeys(map(ord, UNSEEN)),
    ord("〜"): "~",
}


def folded(text: str) -> str:
    """A text for comparison."""
    return "".join(without_commas(alike(narrow(text))).split())


def narrow(text: str) -> str:
    """In one width, small letters and one dash, without what nobody sees."""
    return unicodedata.normalize("NFKC", text).lower().translate(_PLAIN)


def alike(narrowed: str) -> str:
    """Hiragana for katakana, one variant of each kanji; it stays as long."""
    return narrowed.translate(_ALIKE)


def without_commas(text: str) -> str:
    """A text in one width without the commas of amounts."""
    return GROUPING.sub("", text)


def letters(text: str) -> list[str]:
    """The text in letters, each with its marks."""
    return [letter for letter in LETTER.findall(text) if letter]


@lru_cache(maxsize=16384)
def letter_narrow(letter: str) -> str:
    """`narrow` of one letter, remembered."""
    return narrow(letter)
