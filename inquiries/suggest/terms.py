"""The terms of a text: runs of its characters, runs of its sounds, and the meanings of its words."""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jaconv

from .sound import sound

WORD = re.compile(r"[a-z]+|\d+|[^\W\d_a-z]+")
KANA = re.compile(r"[ぁ-ゖー]+")
DESK_MARK = re.compile(r"【[^】]*】")
WRITTEN = range(1, 4)
HEARD = range(2, 5)
OPENING = 2
"""Characters by which words with a meaning are looked up; a word of one is looked up by that one."""
STEM = 4
"""Letters of a Latin word that are a term of their own: charge, charged and charges share "char*"."""


def fold(text: str) -> str:
    """One spelling for all widths, cases and kana."""
    return str(jaconv.kata2hira(unicodedata.normalize("NFKC", text).lower()))


def terms(text: str) -> Counter[str]:
    """The count of each term: runs of characters, with ~ runs of sounds, with § meanings."""
    folded = DESK_MARK.sub(" ", fold(text))
    return Counter([*_written(folded), *_heard(folded), *_meant(folded)])


def _written(folded: str) -> Iterator[str]:
    for word in WORD.findall(folded):
        if word.isascii():
            yield word
            if len(word) > STEM:
                yield f"{word[:STEM]}*"
        else:
            yield from _runs(f"^{word}$", WRITTEN)


def _heard(folded: str) -> Iterator[str]:
    for word in KANA.findall(sound(folded)):
        yield from (f"~{run}" for run in _runs(word, HEARD))


def _meant(folded: str) -> Iterator[str]:
    openings = _openings()
    found = {
        meaning
        for at in range(len(folded))
        for opening in {folded[at], folded[at : at + OPENING]}
        for word, meaning in openings.get(opening, ())
        if folded.startswith(word, at)
    }
    return (f"§{meaning}" for meaning in meanings() if meaning in found)


def _runs(word: str, sizes: range) -> Iterator[str]:
    for size in sizes:
        for at in range(len(word) - size + 1):
            yield word[at : at + size]


@cache
def meanings() -> dict[str, list[str]]:
    """Each meaning with its folded words (meanings.toml)."""
    table = tomllib.loads((Path(__file__).parent / "meanings.toml").read_text("utf-8"))
    return {meaning: [fold(word) for word in words] for meaning, words in table.items()}


@cache
def _openings() -> dict[str, list[tuple[str, str]]]:
    """The words and their meanings by the first characters: a look-up at each place instead of a search for each."""
    begun: dict[str, list[tuple[str, str]]] = {}
    for meaning, words in meanings().items():
        for word in words:
            begun.setdefault(word[:OPENING], []).append((word, meaning))
    return begun
