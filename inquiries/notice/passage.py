"""Passage: a clause as drafting looks at it, without its marks, and the headings or the question it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from .clauses import Clause
from .folding import fold
from .reading import Reading

QUESTION = re.compile(
    r"(?:q|問|質問)\s*\d{0,2}\s*[.:、)]?\s*(?![a-z0-9]).+|.*(?:\?|(?:です|ます|ません|でした|でしょう)か[?。]?)$"
)
ANSWER_MARK = re.compile(r"(?:a|答|回答)\s*\d{0,2}\s*[.:、)]?\s*(?![a-z])|[|・●※*\s]+")


@dataclass(frozen=True)
class Passage:
    """`place` is the question that the clause answers, or its headings if nobody asks."""

    clause: Clause
    place: str

    @property
    def order(self) -> int:
        """The place of the clause in the notice, from 1."""
        return self.clause.order

    @cached_property
    def text(self) -> str:
        """The folded words, without the A of an answer, the bars of a table or a bullet before them."""
        words = self.clause.folded.text
        mark = ANSWER_MARK.match(words)
        return words[mark.end() :] if mark else words


def passages(reading: Reading) -> list[Passage]:
    """Every clause that says something; questions say nothing, they stand over their answers."""
    return list(_walk(reading))


def _walk(reading: Reading) -> Iterator[Passage]:
    title = fold(reading.title).text
    question, section = "", None
    for clause in reading.clauses:
        if clause.section != section:
            question, section = _asked(clause), clause.section
        if QUESTION.fullmatch(clause.folded.text):
            question = clause.folded.text
            continue
        headings = [
            words for words in (fold(heading).text for heading in clause.section.headings) if title not in words
        ]
        yield Passage(clause, question or "\n".join(headings))


def _asked(clause: Clause) -> str:
    """The innermost heading, where it is a question."""
    innermost = fold(clause.section.headings[-1]).text if clause.section.headings else ""
    return innermost if QUESTION.fullmatch(innermost) else ""
