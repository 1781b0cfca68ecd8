"""How an answer has been worded over time: each wording, who wrote it, and what it changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from inquiries.models import Answer, Staff, Wording
from inquiries.models.answer.variant import WORDS

WORD = re.compile(r"[A-Za-z0-9]+|[一-龠々]+|[ァ-ヴー]+|[ぁ-ん]|\s+|.")


@dataclass(frozen=True)
class Stretch:
    """Words that stayed, were removed or were added."""

    old: str
    new: str

    @property
    def is_same(self) -> bool:
        """They stayed."""
        return self.old == self.new


@dataclass(frozen=True)
class Stage:
    """A wording, beside the one before it."""

    answer: Answer
    by: Staff | None
    at: datetime
    stretches: list[Stretch]
    is_standing: bool


def history(answer: Answer) -> list[Stage]:
    """All wordings of the answers to this topic and cohort, on any version, newest first."""
    line = Answer.objects.filter(topic=answer.topic_id, cohort=answer.cohort).select_related(
        "version", "drafted_by", "approved_by"
    )
    old = Wording.objects.filter(answer__in=line).select_related("answer__version", "answer__approved_by", "by")
    told = [(one.at, one.pk, _text(one), one.answer, one.by, False) for one in old]
    told += [(one.drafted_at, one.pk, _text(one), one, one.drafted_by, True) for one in line]
    told.sort(key=lambda row: (row[3].pk, row[5], row[1]))
    before = [told[0][2], *(row[2] for row in told)]
    stages = [
        Stage(said, by, at, changes(old_text, text), is_standing)
        for old_text, (at, _pk, text, said, by, is_standing) in zip(before, told, strict=False)
    ]
    return stages[::-1]


def changes(old: str, new: str) -> list[Stretch]:
    """What changed, word by word."""
    left, right = WORD.findall(old), WORD.findall(new)
    codes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    return [Stretch("".join(left[a:b]), "".join(right[c:d])) for _tag, a, b, c, d in codes]


def _text(said: Answer | Wording) -> str:
    return "\n".join(filter(None, [getattr(said, name) for name in WORDS]))
