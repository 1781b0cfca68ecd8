"""Unread 読めなかった文: sentences with figures in an English notice from which no fact was read.

This package reads Japanese best. So a person must see what was not understood before an English notice comes into
force; a notice in a third language is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from inquiries.notice.text.clauses import Clause
from inquiries.notice.text.lines import JAPANESE

from .desks import OTHERS
from .fact import NOT_UNDERSTOOD, Fact
from .windows import NOT_AFFECTED

FIGURE = re.compile(
    r"\d[\d ()-]{7,}\d|@[a-z0-9-]+\.|\d{1,2}(?::\d\d| ?[ap]\.?m)|\d{1,3}(?:,\d{3})+|(?<!\d)\d{3,}(?!\d)|(?:19|20)\d\d"
    r"|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov"
    r"|dec)[a-z]* \d"
)
KANA = re.compile("[ぁ-んァ-ヶ]")
LETTER = re.compile(r"[^\W\d_]")
LATIN = re.compile(r"[A-Za-z]+")
COMMON_WORDS = """
the a an and of to in is are was were be been have has we our you your that this for on with by not
"""
ENGLISH = frozenset(COMMON_WORDS.split())
FEWEST_LETTERS, FEWEST_WORDS, COMMON = 60, 20, 0.12


def is_in_english(clauses: Iterable[Clause]) -> bool:
    """Whether more sentences are without Japanese characters than with them."""
    kinds = [JAPANESE.search(clause.text) is None for clause in clauses]
    return sum(kinds) * 2 > len(kinds)


def is_foreign(text: str) -> bool:
    """Whether the text is long enough to tell, and neither Japanese nor English."""
    letters = LETTER.findall(text)
    if len(letters) < FEWEST_LETTERS or KANA.search(text):
        return False
    words = [word.lower() for word in LATIN.findall(text)]
    if sum(map(len, words)) * 2 < len(letters):
        return True
    return len(words) >= FEWEST_WORDS and sum(word in ENGLISH for word in words) < COMMON * len(words)


def unread(clauses: list[Clause], facts: Iterable[Fact]) -> list[Fact]:
    """These sentences as unsure facts; none for a Japanese notice."""
    if not is_in_english(clauses):
        return []
    known = {clause.order for fact in facts for clause in fact.clauses}
    left = [clause for clause in clauses if clause.order not in known and _may_state(clause.said.text)]
    return [Fact(clause.text, clause.text, (clause,), NOT_UNDERSTOOD) for clause in left]


def _may_state(text: str) -> bool:
    """Whether it has a figure and is not about people who are not affected or about another desk."""
    return FIGURE.search(text) is not None and not (NOT_AFFECTED.search(text) or OTHERS.search(text))
