"""Wrapping 折り返し: which lines of a notice go on in the next line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .cut import is_cut_between
from .lines import Line, Style

LONG_ENOUGH = 20
FULL = 0.86
"""Of the widest line. If lines are broken at a column, a shorter line was ended by its writer."""
WIDEST = 130
OFTEN = 3
RUNS_ON = re.compile("[ぁ-ん、]$")
FROM_DAY = re.compile(r"(^|[\s:：)）])自[\s　]|[0-9０-９]日?\s*([(（].{1,3}[)）])?\s*(から|より|[~〜～－-])$")
TO_DAY = re.compile(r"(至|まで|終了|[~〜～－-])?[\s:：]*(令和|平成|西暦|['’‘]?[0-9０-９])")
SAID = re.compile("(?:まで|除く|のぞく|休み|です|ます)$")
BEGINS = re.compile(
    r"[（(【]?(誤|正|旧|新|訂正[前後]|変更[前後])[)）】:：]|(なお|また|ただし|さらに|そのため|そこで|このたび|今後"
    r"|併せて|あわせて)、"
)
GOES_ON = re.compile(
    "(?!これ|この|その|それ|また|なお|ただし|いずれ|すべて|さらに|ほか|そのほか|あわせて|お[^い]|ご)[ぁ-ん]|[a-z]|[、。」』）)]"
)
WORD = re.compile("[一-鿿]{2}|[ァ-ヶー]{2}")
LABEL = re.compile(r"(?:\S[\s　]\S|[^\s　:：。、]{2,20})(?:[:：]|[\s　]{1,4})\s*\S")


class Wrapping:
    """How the lines of a notice belong together. `column`: the width at which they are broken, or 0."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self.column = _column(lines)
        self._words = {pair for line in lines for pair in map("".join, pairwise(line.text)) if WORD.fullmatch(pair)}

    def is_firm(self, at: int) -> bool:
        """Whether the line surely goes on: it is as long as the column, or a word is cut at its end."""
        line, following = self._pair(at)
        if following is None or not _may(line, following) or line.ends_sentence or following.is_letterhead:
            return False
        return is_cut_between(line.text, following.text) or bool(self.column and line.width >= FULL * self.column)

    def goes_on(self, at: int) -> bool:
        """Whether the next line may belong to it, if a sentence ends further down."""
        line, following = self._pair(at)
        if following is None:
            return False
        is_word = line.text[-1:] + following.text[:1] in self._words
        return self.is_firm(at) or _goes_on(line, following, is_word=is_word, is_at_column=bool(self.column))

    def _pair(self, at: int) -> tuple[Line, Line | None]:
        return self._lines[at], self._lines[at + 1] if at + 1 < len(self._lines) else None


def spans(line: Line, following: Line) -> bool:
    """Whether a range of days runs over two lines: from a day, and on the next line to another."""
    is_next = not following.after_blank and not following.is_letterhead
    return is_next and bool(FROM_DAY.search(line.text) and TO_DAY.match(following.text))


def _may(line: Line, following: Line) -> bool:
    return following.style is Style.PLAIN and not following.after_blank and not line.is_row and not following.is_row


def _column(lines: Sequence[Line]) -> int:
    """The column at which the lines of this notice are broken; 0 if there is none."""
    widest = max((line.width for line in lines if not line.is_row), default=0)
    broken = [
        line
        for line, following in pairwise(lines)
        if _may(line, following) and not line.ends_sentence and line.width >= FULL * widest
    ]
    return widest if widest <= WIDEST and len(broken) >= OFTEN else 0


def _goes_on(line: Line, following: Line, *, is_word: bool, is_at_column: bool) -> bool:
    if not _may(line, following) or following.is_letterhead or line.ends_sentence:
        return False
    if line.style is not Style.PLAIN and line.is_label and not line.is_date and following.indent <= line.indent:
        return False
    if BEGINS.match(following.text) and not RUNS_ON.search(line.text):
        return False
    is_labelled = LABEL.match(line.text) is not None
    if line.is_date or (RUNS_ON.search(line.text) and not (is_labelled and SAID.search(line.text))):
        return True
    is_long = len(line.text) >= LONG_ENOUGH and not is_at_column and not is_labelled
    return is_long and (is_word or GOES_ON.match(following.text) is not None)
