"""Reading: what is kept of a text to find words in, and where in the text a word was found.

Beside the folded text stand its dates, its numbers in one piece and its katakana by ear, so that a word is found there
which is written otherwise in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from . import spelling, telephone
from .dates import Place, dates
from .sounds import KANA, sound

KATAKANA = re.compile("[ァ-ヴ][ァ-ヴ-]+")
YEN = re.compile(r"[¥\\] ?([0-9]+(?:,[0-9]{3})*)")
DIGIT = re.compile("[0-9]")
BLANK = re.compile(r"\s")
BETWEEN = "\n"
"""What no word holds: between a text and what stands beside it, and between texts."""


def indexed(text: str, *, said_on: date | None = None, is_name: bool = False) -> str:
    """The folded text, and beside it, in a line of its own, its other forms. In a name all kana count by ear."""
    if not text:
        return ""
    narrowed = spelling.narrow(text)
    plain = "".join(spelling.without_commas(spelling.alike(narrowed)).split())
    beside = dict.fromkeys(form for _, _, form in _asides(narrowed, said_on))
    if is_name:
        beside |= dict.fromkeys(sound(kana) for kana in KANA.findall(plain))
    return BETWEEN.join(filter(None, [plain, " ".join(beside)]))


class Reading:
    """A text with the place of everything that can be found in it."""

    def __init__(self, text: str, *, said_on: date | None = None, with_asides: bool = True) -> None:
        self._text = text
        self._narrowed, self._at = _placed(text)
        self.asides = [*_asides(self._narrowed, said_on)] if with_asides else []

    def spans(self, needles: tuple[str, ...], rule: re.Pattern[str] | None = None) -> Iterator[tuple[int, int]]:
        """Where one of the forms of a word stands in the text."""
        plain, at = self._plain()
        for needle in needles:
            for found in (rule or re.compile(re.escape(needle))).finditer(plain):
                yield self._source(at[found.start()], at[found.end() - 1])
        for start, stop, form in self.asides:
            if any((rule.search(form) if rule else needle in form) for needle in needles):
                yield self._source(start, stop - 1)

    def _plain(self) -> tuple[str, Sequence[int]]:
        """The folded text, and for each of its letters the place in the narrow one."""
        if not (BLANK.search(self._narrowed) or "," in self._narrowed):
            return spelling.alike(self._narrowed), range(len(self._narrowed))
        commas = {found.start() for found in spelling.GROUPING.finditer(self._narrowed)}
        kept = [place for place, letter in enumerate(self._narrowed) if not letter.isspace() and place not in commas]
        return spelling.alike("".join(self._narrowed[place] for place in kept)), kept

    def _source(self, first: int, last: int) -> tuple[int, int]:
        return (self._at[first][0], self._at[last][1]) if self._at else (first, last + 1)


def _asides(narrowed: str, said_on: date | None) -> Iterator[Place]:
    if DIGIT.search(narrowed):
        yield from dates(narrowed, said_on)
        yield from telephone.joined(narrowed)
        for found in YEN.finditer(narrowed):
            yield found.start(), found.end(), f"{spelling.without_commas(found[1])}円"
    for found in KATAKANA.finditer(narrowed):
        yield found.start(), found.end(), sound(spelling.alike(found[0]))


def _placed(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text in one width, and where in the source each of its letters begins and ends; nothing where it is there."""
    narrowed = spelling.narrow(text)
    if len(narrowed) == len(text) and not spelling.MARKS.search(text):
        return narrowed, []
    letters = spelling.letters(text)
    ends, at, pieces = [0], [], []
    for letter in letters:
        ends.append(ends[-1] + len(letter))
    for letter, (start, stop) in zip(letters, pairwise(ends), strict=True):
        piece = spelling.letter_narrow(letter)
        pieces.append(piece)
        at += [(start, stop)] * len(piece)
    return "".join(pieces), at
