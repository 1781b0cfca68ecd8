"""Grams: the short pieces of letters of a text, by which an index finds it.

Each letter and each pair of letters, and of kana, figures and small letters, of which there are few, each three. A word
that is no longer than its gram is found by the index alone; of a longer one its text is looked at as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

NAME, TOPIC, NUMBER, BLOCK = "\ue000", "\ue001", "\ue002", "\ue003"
"""Before a gram of the contact's name, the key of a topic, the number of an inquiry, and that of its block."""
BLOCK_SIZE = 4096
"""Inquiries with numbers in a row, which an index can be asked for together."""
FEW = re.compile("[ぁ-ゔ-]{3,}|[a-z0-9]{3,}|[\ue010-\ue019]{3,}")
"""Letters of which pairs are in too many texts."""


def grams(text: str, *, before: str = "") -> set[str]:
    """All grams of a text that is kept for search."""
    found = {f"{before}{letter}" for letter in set(text) if not letter.isspace()}
    pairs = {(one, other) for one, other in pairwise(text) if not (one.isspace() or other.isspace())}
    found |= {f"{before}{one}{other}" for one, other in pairs}
    found |= {f"{before}{three}" for run in set(FEW.findall(text)) for three in _threes(run)}
    return found


def sieve(needle: str, *, before: str = "") -> list[str]:
    """The grams that every text with this form of a word has: as few as cover it."""
    if len(needle) < 2:
        return [f"{before}{needle}"] if needle else []
    threes = [
        (run.start() + place, three) for run in FEW.finditer(needle) for place, three in enumerate(_threes(run[0]))
    ]
    covered = {place + offset for place, _ in threes for offset in (0, 1)}
    pairs = [needle[place : place + 2] for place in range(len(needle) - 1) if place not in covered]
    return [f"{before}{gram}" for gram in dict.fromkeys([*(three for _, three in threes), *pairs])]


def block(number: int) -> str:
    """The block of an inquiry."""
    return f"{BLOCK}{number // BLOCK_SIZE}"


def _threes(run: str) -> Iterator[str]:
    return (run[place : place + 3] for place in range(len(run) - 2))
