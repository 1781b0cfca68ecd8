"""Insertion 差し込み: words that were put into a letter, exactly as they were put in, and their source.

When words are moved or taken out, they are found by their insertion, whatever the source says by then. A line that
somebody changed is that person's own. Whether words may be sent is another question: `own_words` and `substance`
compare them with what the source says today.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from inquiries.models.inquiry import letter
from inquiries.models.inquiry.letter import Part


class Source(StrEnum):
    """Where the words come from."""

    ANSWER = "answer"
    REFERRAL = "referral"
    DECISION = "decision"
    STATEMENT = "statement"


class Insertion(NamedTuple):
    """`number` is the primary key of the answer, the escalated topic, the decision or the edition of a statement.

    An answer has one insertion for each line. Its `place` is "opening" (above the clauses) or "after" (below them).
    """

    source: str
    number: int
    words: str
    place: str = ""


def without(parts: Iterable[Part], texts: Iterable[str]) -> list[Part]:
    """The letter without these texts, where they stand in lines of their own."""
    longest_first = sorted(map(re.escape, texts), key=len, reverse=True)
    said = re.compile(rf"^[^\S\n]*(?:{'|'.join(longest_first)})[^\S\n]*(?:\n|\Z)", re.MULTILINE)
    return letter.joined(part | {"words": _without(part["words"], said)} if "words" in part else part for part in parts)


def _without(words: str, said: re.Pattern[str]) -> str:
    kept = said.sub("", words)
    return words if kept == words else re.sub(r"\n{3,}", "\n\n", kept)
