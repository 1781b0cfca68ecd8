"""Sounds: kana by ear. A long vowel is one sign, however it is written: サトウ and サトー, サーバ and サーバー."""

import re

LONG = "¯"
_ROWS = {
    "あかさたなはまやらわがざだばぱぁゃゎ": "あぁ",
    "いきしちにひみりぎじぢびぴぃ": "いぃ",
    "うくすつぬふむゆるぐずづぶぷゔぅゅっ": "うぅ",
    "えけせてねへめれげぜでべぺぇ": "えいぇぃ",
    "おこそとのほもよろをごぞどぼぽぉょ": "おうぉぅ",
}
_DRAWN = re.compile("|".join(f"(?<=[{row}])[{vowels}-]" for row, vowels in _ROWS.items()))
KANA = re.compile("[ぁ-ゔ][ぁ-ゔ-]+")
FEWEST = 3
"""Kana of a word that may end in ー or not."""


def sound(kana: str) -> str:
    """Kana as they sound, in a text: the end of a longer word may be drawn out."""
    heard = _DRAWN.sub(LONG, kana)
    return heard if heard.endswith(LONG) or len(kana) < FEWEST else heard + LONG


def sounds_like(typed: str) -> str:
    """The form to look for in the sounds of a text; empty where a word has no long vowel, or is no kana."""
    if not KANA.fullmatch(typed):
        return ""
    heard = _DRAWN.sub(LONG, typed)
    inner = heard.rstrip(LONG)
    return (inner if LONG in inner or len(inner) >= FEWEST else heard) if LONG in heard else ""
