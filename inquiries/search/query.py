"""Query: what was typed into a search box: words, phrases in quotes, and filters such as `channel:phone`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from . import telephone
from .reading import Reading, indexed
from .spelling import folded
from .word import Word

MOST_WORDS = 10
"""Words that are searched for, if a whole letter is pasted in."""
QUOTES = '"\u201c\u201d\u201e\uff02'
"""Quotation marks, straight, curved and wide."""
KANJI = re.compile("(?![年月日円])[一-鿿](?:(?![年月日円])[一-鿿])*")
"""A word of which no date, number or sound is made."""
QUOTED = re.compile(f"[{QUOTES}]([^{QUOTES}]*)[{QUOTES}]?")
FILTER = re.compile(rf"(?<!\S)([^\W\d]+)[:\uff1a](?:[{QUOTES}]([^{QUOTES}]*)[{QUOTES}]?|(\S+))")


@dataclass(frozen=True)
class Query:
    """Several words, all of which must be found, at any place, and the filters beside them."""

    words: tuple[Word, ...]
    filters: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, typed: str, names: Mapping[str, str] | None = None) -> Query:
        """The query typed into a search box. `names`: each name of a filter, and the one that is meant."""
        filters: dict[str, str] = {}
        for found in FILTER.finditer(typed):
            if meant := (names or {}).get(found[1].lower()):
                filters[meant] = (found[2] or found[3] or "").strip()
                typed = typed.replace(found[0], " ", 1)
        words = (Word(piece) for piece in _pieces(typed))
        return cls(tuple(word for word in words if word.needles)[:MOST_WORDS], filters)

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def number(self) -> int | None:
        """The receipt number if the query is only that, else None."""
        return self.words[0].number if len(self.words) == 1 and not self.filters and self.words[0].opens else None

    def found_in(self, text: str) -> tuple[Word, ...]:
        """The words that a text holds."""
        if not text or not self.words:
            return ()
        if text not in self._found:
            self._found[text] = self._found_in(text)
        return self._found[text]

    def _found_in(self, text: str) -> tuple[Word, ...]:
        plain = folded(text)
        there = tuple(word for word in self.words if word.is_in(plain))
        if len(there) == len(self.words) or not self._can_stand_beside:
            return there  # what stands beside a text is dear to work out
        kept = indexed(text)
        return tuple(word for word in self.words if word.is_in(kept))

    @cached_property
    def _found(self) -> dict[str, tuple[Word, ...]]:
        """What was found in each text: a page asks of each several times, and forgets it with the query."""
        return {}

    @cached_property
    def _can_stand_beside(self) -> bool:
        """One of the words may be found in what stands beside a text: kanji alone never are."""
        return not all(KANJI.fullmatch(needle) for word in self.words for needle in word.needles)

    def marked(self, text: str) -> Iterator[tuple[str, bool]]:
        """The text in pieces, each with whether it is a hit."""
        end = 0
        for start, stop in self._hits(text):
            yield text[end:start], False
            yield text[start:stop], True
            end = stop
        yield text[end:], False

    def excerpt(self, text: str, *, before: int, longest: int) -> str:
        """One line of a text: from its beginning, or from `before` characters before the first hit if that is late."""
        line = " ".join(text.split())
        first = next(self._hits(line), None)
        start = first[0] - before if first and first[1] > longest // 6 else 0
        return ("…" if start > 0 else "") + line[max(start, 0) :][:longest]

    def _hits(self, text: str) -> Iterator[tuple[int, int]]:
        """Where hits stand, those that touch in one."""
        if not self.found_in(text):
            return
        reading = Reading(text, with_asides=self._can_stand_beside)
        spans = sorted(span for word in self.words for span in reading.spans(word.needles, word.rule))
        while spans:
            start, stop = spans.pop(0)
            while spans and spans[0][0] < stop:
                stop = max(stop, spans.pop(0)[1])
            yield start, stop


def _pieces(typed: str) -> Iterator[str]:
    """Splits at blanks, but keeps whole what stands in quotes, and a telephone number with blanks."""
    end = 0
    for found in QUOTED.finditer(typed):
        yield from _words(typed[end : found.start()])
        yield found[1]
        end = found.end()
    yield from _words(typed[end:])


def _words(typed: str) -> Iterator[str]:
    narrowed, end = telephone.narrow(typed), 0
    for start, stop in telephone.places(narrowed):
        if start >= end and telephone.is_whole(narrowed[start:stop]):
            yield from typed[end:start].split()
            yield typed[start:stop]
            end = stop
    yield from typed[end:].split()
