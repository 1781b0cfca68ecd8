"""Breaks 休憩: spans of a day that are no working hours."""

from __future__ import annotations

import re

from inquiries.notice.schedule.words.word import Kind, Word

from .parts import Rule
from .sentence import Sentence

BEHIND = re.compile(r"(?:の?間)?[をは]?、?")
BEFORE = re.compile(r"[:は( |]*")
TAKEN_OUT = re.compile("を?、?(?:除|のぞ)|以外|お?休み|休|exclud")


def find_pauses(words: list[Word], text: str) -> None:
    """Marks as breaks the spans beside "昼休み" or "を除く"."""
    for at, word in enumerate(words):
        if word.kind is not Kind.SPAN:
            continue
        before, behind = words[at - 1] if at else None, words[at + 1] if at + 1 < len(words) else None
        named = before and before.kind is Kind.BREAK and BEFORE.fullmatch(text[before.end : word.start])
        is_out = (
            behind
            and (behind.kind is Kind.BREAK or (behind.kind is Kind.CLOSED and TAKEN_OUT.match(behind.value)))
            and BEHIND.fullmatch(text[word.end : behind.start])
        )
        if named or is_out:
            for one in (before if named else None, behind if is_out else None):
                if one:
                    one.is_used = True
            word.kind = Kind.BREAK


def read_pause(sentence: Sentence, word: Word) -> None:
    """A break belongs to the hours before it in the clause, or to all hours if it stands alone."""
    if not isinstance(word.value, tuple) or sentence.context.is_written:
        return
    if sentence.cur:
        sentence.cur.pauses.append(word.value)
    else:
        sentence.parts.rules.append(Rule(sentence.place(word.start, word.end), [], pauses=[word.value]))
