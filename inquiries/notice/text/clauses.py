"""Clause 条項: every sentence, item and line of a notice that can be quoted, with its exact characters and place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from .folding import Folded, fold
from .lines import ABBREVIATION, CLOSERS, JAPANESE, SENTENCE_END
from .outline import Outline, Section

OPENERS = "「『（(【《〈"
CLOSING = "」』）)】》〉"
BEGINS = re.compile(r"[\"'”’)]?\s+[\"'“‘(]?(?:[A-Z]|\d)")
TAKEN_BACK = "□"
LONGEST_READ = 1_000
"""Characters: what is longer can be quoted, but no figure is read from it."""
MOST_IN_A_CLAUSE = 20
"""Dates, or figures, or hours: what has more of them is no sentence of a notice."""


@dataclass(frozen=True)
class Clause:
    """A piece of the text that says one thing: `text[start:end]` of the notice is `text`, always."""

    order: int
    section: Section
    paragraph: int
    text: str
    start: int
    end: int
    outdated: tuple[tuple[int, int], ...] = ()
    """Places in `folded.text` that a correction has taken back."""

    @property
    def key(self) -> str:
        """Its name within the version."""
        return f"c{self.order}"

    @cached_property
    def folded(self) -> Folded:
        """Its text for looking things up in it."""
        return fold(self.text, numerals=True)

    @cached_property
    def said(self) -> Folded:
        """Its folded text without the figures that a correction has taken back; every place is the same."""
        if len(self.text) > LONGEST_READ:
            return replace(self.folded, text="")
        if not self.outdated:
            return self.folded
        letters = list(self.folded.text)
        for start, end in self.outdated:
            letters[start:end] = [
                TAKEN_BACK if letter.isdigit() or letter == "@" else letter for letter in letters[start:end]
            ]
        return replace(self.folded, text="".join(letters))

    @cached_property
    def under(self) -> str:
        """Its headings for looking things up in them, outermost first."""
        return fold("\n".join(self.section.headings)).text

    @cached_property
    def heading(self) -> str:
        """The innermost of its headings, for looking things up in it."""
        return fold(self.section.headings[-1]).text if self.section.headings else ""

    def quote(self, start: int, end: int) -> tuple[int, int]:
        """The place in the notice of a stretch of `folded.text`."""
        first, last = self.folded.exact(start, end)
        return self.start + first, self.start + last


def clauses_of(text: str, found: Outline, *, longest: int) -> list[Clause]:
    """All clauses in the order of the text; ornaments without a letter or a figure, and endless ones, are none."""
    clauses: list[Clause] = []
    for block in found.blocks:
        whole = [(block.start, block.end)]
        for start, end in whole if block.is_row else _sentences(text, block.start, block.end):
            if end - start <= longest and any(letter.isalnum() for letter in text[start:end]):
                order = len(clauses) + 1
                clauses.append(Clause(order, block.section, block.paragraph, text[start:end], start, end))
    return clauses


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Split after each full stop that stands outside brackets; brackets that never close do not count."""
    counts = _is_balanced(text[start:end])
    depth, begin, at = 0, start, start
    while at < end:
        letter = text[at]
        at += 1
        if counts and letter in OPENERS:
            depth += 1
        elif counts and letter in CLOSING:
            depth -= 1
        elif depth == 0 and _ends(text, at - 1):
            while at < end and (text[at] in SENTENCE_END or (not counts and text[at] in CLOSERS)):
                at += 1
            yield from _stripped(text, begin, at)
            begin = at
    yield from _stripped(text, begin, end)


def _ends(text: str, at: int) -> bool:
    """A sentence ends here; a full stop of English where a new one begins and nothing is abbreviated."""
    if text[at] in SENTENCE_END:
        return not text[at].isascii() or not text[at + 1 : at + 2].isalnum()
    if text[at] == "．":
        return JAPANESE.match(text, at - 1) is not None
    return (
        text[at] == "." and BEGINS.match(text, at + 1) is not None and not ABBREVIATION.search(text, max(at - 8, 0), at)
    )


def _is_balanced(text: str) -> bool:
    depth = 0
    for letter in text:
        depth += (letter in OPENERS) - (letter in CLOSING)
        if depth < 0:
            return False
    return depth == 0


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    content = text[start:end].strip()
    if content:
        first = start + text[start:end].index(content)
        yield first, first + len(content)
