"""Paper: joins the lines of a printed page to sentences again."""

from __future__ import annotations

import re
from collections import Counter

from .lines import CLOSERS, SENTENCE_END, Style, lines_of, width
from .wrapping import BEGINS

PAGE_NUMBER = re.compile(r"\W*(?:page|p)?\W*(?P<number>\d{1,3})(?:\s*/\s*\d{1,3})?\W*(?:ページ|頁)?\W*", re.IGNORECASE)
FULL = 0.88
"""Of the widest line. A shorter line was ended by its writer, not by the margin."""


def reflowed(text: str, pages: int) -> str:
    """The text without page numbers, heads and feet, and with each sentence on one line."""
    lines = _without_margins([line.strip() for line in text.split("\n")], pages)
    widest = max(map(width, lines), default=0)
    said: list[str] = []
    is_open = False
    for line in lines:
        if is_open and line and _goes_on(line):
            said[-1] += (" " if _is_word(said[-1][-1]) and _is_word(line[0]) else "") + line
        else:
            said.append(line)
        is_open = width(line) >= FULL * widest and not line.rstrip(CLOSERS).endswith(tuple(SENTENCE_END))
    return "\n".join(said)


def _without_margins(lines: list[str], pages: int) -> list[str]:
    """Removes only what is sure: numbers that count the pages one by one, and lines repeated beside them."""
    numbered = [at for at, line in enumerate(lines) if PAGE_NUMBER.fullmatch(line)]
    counted = [int(match["number"]) for at in numbered if (match := PAGE_NUMBER.fullmatch(lines[at]))]
    if pages < 2 or counted not in (list(range(1, pages + 1)), list(range(2, pages + 1))):
        return lines
    near = {at + step for at in numbered for step in (-2, -1, 1, 2)} | {0, 1}
    beside = Counter(lines[at] for at in near if 0 <= at < len(lines))
    repeated = {line for line, times in beside.items() if line and times >= max(2, pages - 1)}
    return [line for at, line in enumerate(lines) if at not in numbered and not (at in near and line in repeated)]


def _goes_on(line: str) -> bool:
    """Whether the line continues the one before: it opens with no mark, number or word of a new sentence."""
    return lines_of(line)[0].style is Style.PLAIN and BEGINS.match(line) is None


def _is_word(letter: str) -> bool:
    return letter.isascii() and letter.isalpha()
