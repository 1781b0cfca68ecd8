"""Stem 語幹: finds what a sentence says whatever its spelling."""

import re
import unicodedata

UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
SPACE = re.compile(r"(?<=[^!-~])\s+|\s+(?=[^!-~])")


def fold(text: str) -> str:
    """One width and case; white space stays only between two words in Latin letters."""
    return SPACE.sub("", UNSEEN.sub("", unicodedata.normalize("NFKC", text))).lower()


def said(phrase: str, words: str) -> bool:
    """Whether the words say what the phrase says."""
    return fold(phrase) in fold(words)
