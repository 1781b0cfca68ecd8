"""The terms of a text: its characters in runs, how it sounds in runs, and the things that its words mean."""

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
STEM = 4
"""So many letters of a Latin word say what it is about: charge, charged, charges."""


def fold(text: str) -> str:
    """One spelling for all widths, cases and kana."""
    return str(jaconv.kata2hira(unicodedata.normalize("NFKC", text).lower()))


def terms(text: str) -> Counter[str]:
    """How often each term occurs: runs as they are written, after ~ as they sound, after § what they mean."""
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
    for meaning, words in meanings().items():
        if any(word in folded for word in words):
            yield f"§{meaning}"


def _runs(word: str, sizes: range) -> Iterator[str]:
    for size in sizes:
        for at in range(len(word) - size + 1):
            yield word[at : at + size]


@cache
def meanings() -> dict[str, list[str]]:
    """Each meaning with its words, folded."""
    table = tomllib.loads((Path(__file__).parent / "meanings.toml").read_text("utf-8"))
    return {meaning: [fold(word) for word in words] for meaning, words in table.items()}
