"""Runs: the differences between two wordings of a sentence, word by word, as a Japanese reader would mark them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

WORD = re.compile(
    r"[0-9０-９]+(?:[,，.．][0-9０-９]+)*|[A-Za-zＡ-Ｚａ-ｚ]+|[ァ-ヺー]+|[一-鿿々〆]+|[ぁ-ゖ]+|\s+|.", re.DOTALL
)
TOO_SHORT = 1


class Op(StrEnum):
    """Whether words stand in both texts, in the new one only, or in the old one only."""

    EQUAL = "equal"
    INSERT = "insert"
    DELETE = "delete"


class Run(NamedTuple):
    """A stretch of words, and in which of the two texts it stands."""

    op: Op
    text: str


def runs(old: str, new: str) -> list[Run]:
    """The runs. Without insertions they give the old text, without deletions the new one, typography aside."""
    before, after = WORD.findall(old), WORD.findall(new)
    found: list[Run] = []
    for op, first, last, start, end in _opcodes(before, after):
        gone, come = "".join(before[first:last]), "".join(after[start:end])
        if op == Op.EQUAL:
            found.append(Run(Op.EQUAL, come))
        else:
            found += [run for run in (Run(Op.DELETE, gone), Run(Op.INSERT, come)) if run.text]
    return found


def _opcodes(before: list[str], after: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """The opcodes of difflib, but one particle between two changes becomes part of the change."""
    matcher = SequenceMatcher(None, [_plain(word) for word in before], [_plain(word) for word in after], autojunk=False)
    held: tuple[int, int, int, int] | None = None
    codes = matcher.get_opcodes()
    for at, (op, first, last, start, end) in enumerate(codes):
        is_lone = op == "equal" and last - first == TOO_SHORT and len(before[first]) == 1 and 0 < at < len(codes) - 1
        if op == "equal" and not is_lone:
            if held:
                yield ("replace", *held)
            held = None
            yield (op, first, last, start, end)
        else:
            held = (held[0], last, held[2], end) if held else (first, last, start, end)
    if held:
        yield ("replace", *held)


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKC", word).strip().casefold()
