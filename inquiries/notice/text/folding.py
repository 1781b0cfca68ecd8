"""Folding: a text in one plain shape for searching, with the way back to its exact characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .numerals import written

WAVES = "~〜∼˜"
DASHES = "-‐‑‒–—―−－﹣"
FULL_STOPS = {"．": "。", "，": "、"}
LEADER = re.compile(r"(?<=\S)[ \t\u3000]*(?:[…‥]+|・{3,}|\.{4,})[ \t\u3000]*(?=[^\s)）」』。、…‥・.])")
"""Dots that lead from a label to its value, like a colon."""
VOICE_MARKS = "\uff9e\uff9f"


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text. `starts` and `ends` hold for each of its characters the place in the original."""

    text: str
    starts: list[int]
    ends: list[int]

    def exact(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original text of a stretch of the folded one."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str, *, spaces: bool = True, numerals: bool = False) -> Folded:
    """NFKC, lower case, one dash, one wave, no white space.

    With `spaces`, one space stays where it parts two words or figures in Latin characters. With `numerals`, dates and
    figures in kanji become figures.
    """
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end, plain in _clusters(text, numerals=numerals):
        for letter in plain:
            if letter == " " and not (spaces and letters and _is_latin(letters[-1])):
                continue
            if letters and letters[-1] == " " and not _is_latin(letter):
                letters.pop(), starts.pop(), ends.pop()
            letters.append(letter)
            starts.append(start)
            ends.append(end)
    if letters and letters[-1] == " ":
        letters.pop(), starts.pop(), ends.pop()
    return Folded("".join(letters), starts, ends)


def find(words: str, text: str) -> list[tuple[int, int]]:
    """Every place of the words in the text, ignoring width, spaces and line breaks."""
    needle = fold(words, spaces=False).text
    hay = fold(text, spaces=False)
    places: list[tuple[int, int]] = []
    at = hay.text.find(needle) if needle else -1
    while at >= 0:
        places.append(hay.exact(at, at + len(needle)))
        at = hay.text.find(needle, at + len(needle))
    return places


def _clusters(text: str, *, numerals: bool) -> Iterator[tuple[int, int, str]]:
    """Start, end and plain form of each character together with its combining marks (ｶﾞ)."""
    figures = {start: (end, digits) for start, end, digits in written(text)} if numerals else {}
    figures |= {match.start(): (match.end(), ":") for match in LEADER.finditer(text)}
    at = 0
    while at < len(text):
        start, at = at, at + 1
        if start in figures:
            at, plain = figures[start]
            yield start, at, plain
            continue
        if text[start] in FULL_STOPS and _is_japanese(text, start):
            yield start, at, FULL_STOPS[text[start]]
            continue
        while at < len(text) and (text[at] in VOICE_MARKS or unicodedata.combining(text[at])):
            at += 1
        yield start, at, _plain(text[start:at])


def _is_japanese(text: str, at: int) -> bool:
    """Whether ． or ， is a Japanese full stop or comma, not part of a figure."""
    return unicodedata.category(text[at - 1 : at] or " ") in ("Lo", "Lm", "Pe") and not text[at + 1 : at + 2].isdigit()


@lru_cache(maxsize=8192)
def _plain(cluster: str) -> str:
    letters = []
    for letter in unicodedata.normalize("NFKC", cluster).casefold():
        if letter in WAVES:
            letters.append("~")
        elif letter in DASHES:
            letters.append("-")
        elif letter.isspace():
            letters.append(" ")
        elif unicodedata.category(letter) not in ("Cf", "Cc"):
            letters.append(letter)
    return "".join(letters)


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()
