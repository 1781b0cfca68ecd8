"""Separates what the person wrote now from the history that their mail program put below it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from inquiries.mail.reading.signs import is_sign

from .headings import FORWARD, QUOTED, heading, is_followed_by_quotes
from .run_together import apart

SENTENCE_END = re.compile(r"[。．.！!？?：:」）)]\s*$")
FULL_LINE = 64  # columns: a shorter line was not folded by a program


class Parted(NamedTuple):
    """The new words of a mail, and its quoted history."""

    reply: str
    history: str


def part(text: str, *, is_answer: bool = True) -> Parted:
    """Splits a text. All of it is new if nothing else would be left, or if answers stand between quoted questions.

    In a first mail (`is_answer=False`) the header of another mail is part of what the person reports: only lines
    marked as quoted are history there.
    """
    lines = (apart(text) if is_answer else text).split("\n")
    kinds = list(_kinds(lines, is_answer=is_answer))
    reply = _tidy([line for line, is_new in zip(lines, kinds, strict=True) if is_new])
    if not reply or _is_interleaved(lines, kinds):
        return Parted(text.strip("\n"), "")
    return Parted(reply, _tidy([line for line, is_new in zip(lines, kinds, strict=True) if not is_new]))


def is_quoting(text: str) -> bool:
    """Whether any line is marked as quoted (`>`)."""
    return any(QUOTED.match(line) for line in text.split("\n"))


def _kinds(lines: list[str], *, is_answer: bool) -> Iterator[bool]:
    """For each line, whether it is new."""
    at = 0
    while at < len(lines):
        if FORWARD.match(lines[at]):  # a person asks about the mail that they forward, so it is no history
            yield from [True] * (len(lines) - at)
            return
        is_marked = QUOTED.match(lines[at])
        length = heading(lines, at) if is_answer and not is_marked else 0
        if length and not is_followed_by_quotes(lines, at + length):
            yield from [False] * (len(lines) - at)
            return
        is_quoted = length or is_marked or _is_folded_quote(lines, at)
        yield from [not is_quoted] * max(length, 1)
        at += max(length, 1)


def _is_folded_quote(lines: list[str], at: int) -> bool:
    """Whether this line is the end of a quoted line that a program folded without marking the rest."""
    if not 0 < at < len(lines) - 1 or not lines[at].strip():
        return False
    before = lines[at - 1]
    columns = sum(2 if ord(character) > 0xFF else 1 for character in before[: 2 * FULL_LINE])
    is_cut = QUOTED.match(before) and columns >= FULL_LINE and not SENTENCE_END.search(before)
    return bool(is_cut and QUOTED.match(lines[at + 1]))


def _is_interleaved(lines: list[str], kinds: list[bool]) -> bool:
    """Whether new words stand between two quotations."""
    quoted = [at for at, line in enumerate(lines) if not kinds[at] and QUOTED.match(line)]
    between = range(quoted[0], quoted[-1]) if quoted else range(0)
    return any(kinds[at] and lines[at].strip() for at in between)


def _tidy(lines: list[str]) -> str:
    kept = [line for line in lines if not is_sign(line)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n")
