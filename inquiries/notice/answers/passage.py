"""Passage: a clause without its marks, together with the headings or the question above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from inquiries.notice.reading import Reading
from inquiries.notice.text.clauses import Clause
from inquiries.notice.text.folding import fold

QUESTION = re.compile(
    r"(?:q|質問|問(?!い?合|い))\s*\d{0,2}\s*[.:、)]?\s*(?![a-z0-9]).+|.*(?:\?|(?:です|ます|ません|でした|でしょう)か[?。]?)$"
)
CELL = re.compile(r"[|｜\t]")
HEAD = re.compile(
    "(?:日付|日時|年月日|日|時期|期間|時間帯?|曜日|項目|内容|情報|件数|人数|数|区分|種別|種類|対象者?|事柄|できごと|出来事|経緯|事象|備考|電話|電話番号|窓口|名称|方法|対応)$"
)
ANSWER_MARK = re.compile(r"(?:a|答|回答)\s*\d{0,2}\s*[.:、)]?\s*(?![a-z])|[|・●※*\s]+")


@dataclass(frozen=True)
class Passage:
    """`place`: the question that the clause answers, or else its headings."""

    clause: Clause
    place: str

    @property
    def is_lead(self) -> bool:
        """Whether the clause stands before the first heading."""
        return not self.clause.section.headings

    @property
    def order(self) -> int:
        """The place of the clause in the notice, from 1."""
        return self.clause.order

    @cached_property
    def text(self) -> str:
        """The folded words without a leading "A.", table bar or bullet."""
        words = self.clause.folded.text
        mark = ANSWER_MARK.match(words)
        return words[mark.end() :] if mark else words

    @property
    def said(self) -> str:
        """The words below their question or headings, which belong to the meaning of an answer."""
        return f"{self.place}\n{self.text}"


def passages(reading: Reading) -> list[Passage]:
    """Every clause except questions and heads of tables, which are the place of the clauses below them."""
    return list(_walk(reading))


def _walk(reading: Reading) -> Iterator[Passage]:
    title = fold(reading.title).text
    question, section = "", None
    for clause in reading.clauses:
        if clause.section != section:
            question, section = _asked(clause), clause.section
        if _is_head(clause, *reading.clauses[clause.order : clause.order + 1]):
            continue
        if QUESTION.fullmatch(clause.folded.text):
            question = clause.folded.text
            continue
        headings = [
            words for words in (fold(heading).text for heading in clause.section.headings) if title not in words
        ]
        yield Passage(clause, question or "\n".join(headings))


def _is_head(clause: Clause, *following: Clause) -> bool:
    """Whether the clause is the head row of a table."""
    cells = [fold(cell).text for cell in CELL.split(clause.text)]
    is_above = any(CELL.search(one.text) and one.section == clause.section for one in following)
    return len(cells) > 1 and is_above and all(HEAD.search(cell) for cell in cells if cell)


def _asked(clause: Clause) -> str:
    """The innermost heading if it is a question, else an empty string."""
    innermost = fold(clause.section.headings[-1]).text if clause.section.headings else ""
    return innermost if QUESTION.fullmatch(innermost) else ""
