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
"""Characters; a longer clause can be quoted, but no fact is read from it."""
MOST_IN_A_CLAUSE = 20
"""The most dates, figures or hours that are read from one clause."""


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
    """Places in `folded.text` that are outdated."""

    @property
    def key(self) -> str:
        """The clause's name within its version."""
        return f"c{self.order}"

    @cached_property
    def folded(self) -> Folded:
        """The text folded for searching."""
        return fold(self.text, numerals=True)

    @cached_property
    def said(self) -> Folded:
        """The folded text with outdated digits blanked out; every place stays the same."""
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
        """The headings folded for searching, outermost first."""
        return fold("\n".join(self.section.headings)).text

    @cached_property
    def heading(self) -> str:
        """The innermost heading folded for searching."""
        return fold(self.section.headings[-1]).text if self.section.headings else ""

    def quote(self, start: int, end: int) -> tuple[int, int]:
        """The place in the notice of a stretch of `folded.text`."""
        first, last = self.folded.exact(start, end)
        return self.start + first, self.start + last


def clauses_of(text: str, found: Outline, *, longest: int) -> list[Clause]:
    """All clauses in order, without ornaments (no letter or digit) and those over `longest` characters."""
    clauses: list[Clause] = []
    for block in found.blocks:
        whole = [(block.start, block.end)]
        for start, end in whole if block.is_row else _sentences(text, block.start, block.end):
            if end - start <= longest and any(letter.isalnum() for letter in text[start:end]):
                order = len(clauses) + 1
                clauses.append(Clause(order, block.section, block.paragraph, text[start:end], start, end))
    return clauses


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Splits after each full stop outside brackets. If the brackets do not match, they are ignored."""
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
    """Whether a sentence ends here. An English full stop needs a new sentence behind it and no abbreviation before."""
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
