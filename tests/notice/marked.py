"""Marked notices: people marked which sentence answers which topic, `{cause offender|a sentence}`."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from inquiries.notice.answers.drafting import drafts
from inquiries.notice.reading import Reading, read
from tests.notice.texts import text_of

HERE = Path(__file__).parent / "samples" / "marked"
MARK = re.compile(r"\{([a-z -]+)\|(.*?)\}", re.DOTALL)


@dataclass(frozen=True)
class Score:
    """The numbers of clauses that were rightly quoted, wrongly quoted and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def f1(self) -> float:
        """F1, from 0 to 1; 1 if there was nothing to find and nothing was quoted."""
        return 2 * self.right / (2 * self.right + self.wrong + self.missed) if self != Score() else 1.0


def names() -> list[str]:
    """The file names, which end in the day of publication."""
    return sorted(path.name for path in HERE.glob("*.txt"))


def plain(name: str) -> str:
    """The notice without its marks."""
    return MARK.sub(lambda mark: mark[2], text_of(HERE / name))


def reading(name: str) -> Reading:
    """The notice as the program reads it."""
    return read(plain(name), published=date.fromisoformat(name.removesuffix(".txt")[-10:]))


def scores(name: str) -> dict[str, Score]:
    """The score of each topic."""
    read_as, wanted = reading(name), _places(text_of(HERE / name))
    found = {}
    for draft in drafts(read_as):
        places = wanted[draft.topic.key]
        right = {
            one.order for one in read_as.clauses if any(one.start < end and start < one.end for start, end in places)
        }
        quoted = {clause.order for clause in draft.clauses}
        found[draft.topic.key] = Score(len(right & quoted), len(quoted - right), len(right - quoted))
    return found


def _places(text: str) -> dict[str, list[tuple[int, int]]]:
    """The places of each topic's answers in the plain text."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    marks = 0
    for mark in MARK.finditer(text):
        start = mark.start() - marks
        for topic in mark[1].split():
            found[topic].append((start, start + len(mark[2])))
        marks += len(mark[0]) - len(mark[2])
    return found
