"""Folded 字形: words searched in one width (NFKC), but kept as they were written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator


class Folded:
    """A pattern finds half-width and full-width letters alike; what is not covered keeps its width."""

    def __init__(self, words: str) -> None:
        self._written = list(_letters(words))
        self._folded = [_fold(letter) for letter in self._written]

    def __str__(self) -> str:
        return "".join(self._written)

    def cover(self, pattern: re.Pattern[str], mark: str) -> None:
        """Put the mark over whatever the pattern finds."""
        text = "".join(self._folded)
        at = [place for place, folded in enumerate(self._folded) for _ in folded]
        for match in reversed([match for match in pattern.finditer(text) if match[0]]):
            found = slice(at[match.start()], at[match.end() - 1] + 1)
            self._written[found] = self._folded[found] = [mark]


def _fold(words: str) -> str:
    return unicodedata.normalize("NFKC", words)


def _letters(words: str) -> Iterator[str]:
    """Each letter with the marks that become one with it, as the voice mark of half-width kana does."""
    letter = ""
    for sign in words:
        if letter and _fold(letter + sign) == _fold(letter) + _fold(sign):
            yield letter
            letter = ""
        letter += sign
    if letter:
        yield letter
