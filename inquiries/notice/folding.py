"""One shape for every way of typing a text, with the way back to its exact characters."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

WAVES = "~〜∼˜"
DASHES = "-‐‑‒–—―−－﹣"
VOICE_MARKS = "\uff9e\uff9f"


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `starts` and `ends` hold, for each of its characters, the place it came from."""

    text: str
    starts: list[int]
    ends: list[int]

    def exact(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original text of a stretch of the folded one."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str, *, spaces: bool = True) -> Folded:
    """NFKC, lower case, one dash, one wave, no white space.

    With `spaces`, one space stays where it parts two words or figures in Latin characters.
    """
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        for letter in _plain(text[start:end]):
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
    """Every place where the words stand in the text, whatever their width, spaces and line breaks."""
    needle = fold(words, spaces=False).text
    hay = fold(text, spaces=False)
    places: list[tuple[int, int]] = []
    at = hay.text.find(needle) if needle else -1
    while at >= 0:
        places.append(hay.exact(at, at + len(needle)))
        at = hay.text.find(needle, at + len(needle))
    return places


def _clusters(text: str) -> list[tuple[int, int]]:
    """Characters together with the marks that combine with them, as half-width kana do."""
    clusters: list[tuple[int, int]] = []
    for at, letter in enumerate(text):
        if clusters and (letter in VOICE_MARKS or unicodedata.combining(letter)):
            clusters[-1] = (clusters[-1][0], at + 1)
        else:
            clusters.append((at, at + 1))
    return clusters


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
