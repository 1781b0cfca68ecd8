"""Comparing two versions of a notice, clause by clause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from .pairing import Headings, Pair, Sentence, pairs, plain
from .runs import runs


@dataclass(frozen=True, slots=True)
class Moved:
    """An unchanged sentence under another heading, or under the same heading with another number."""

    text: str
    was_under: Headings
    under: Headings


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of each sentence, ignoring typography. `pairs`: the places of sentences that are in both texts."""

    unchanged: tuple[str, ...]
    changed: tuple[tuple[str, str], ...]
    removed: tuple[str, ...]
    added: tuple[str, ...]
    moved: tuple[Moved, ...] = ()
    pairs: tuple[Pair, ...] = field(default=(), compare=False)

    def as_json(self) -> dict[str, list[Any]]:
        """The printed shape (docs/notice.md). `wording`: which words of each changed pair are equal, new or gone."""
        return {
            "unchanged": list(self.unchanged),
            "changed": [list(pair) for pair in self.changed],
            "removed": list(self.removed),
            "added": list(self.added),
            "moved": [{"text": one.text, "from": list(one.was_under), "to": list(one.under)} for one in self.moved],
            "wording": [[[run.op.value, run.text] for run in runs(*pair)] for pair in self.changed],
        }


def compare(
    old: Sequence[str],
    new: Sequence[str],
    *,
    old_under: Sequence[Headings] = (),
    new_under: Sequence[Headings] = (),
) -> Changes:
    """Finds unchanged (also moved), reworded, removed and added sentences."""
    left, right = _sentences(old, old_under), _sentences(new, new_under)
    found = pairs(left, right)
    parts = Counter(pair.old for pair in found), Counter(pair.new for pair in found)
    same: list[Pair] = []
    changed: list[Pair] = []
    for pair in found:
        is_whole = parts[0][pair.old] == parts[1][pair.new] == 1
        (same if is_whole and left[pair.old].key == right[pair.new].key else changed).append(pair)
    return Changes(
        unchanged=tuple(right[pair.new].text for pair in same),
        changed=tuple((left[pair.old].text, right[pair.new].text) for pair in changed),
        removed=tuple(one.text for at, one in enumerate(left) if not parts[0][at]),
        added=tuple(one.text for at, one in enumerate(right) if not parts[1][at]),
        moved=tuple(
            Moved(right[pair.new].text, left[pair.old].headings, right[pair.new].headings)
            for pair in same
            if left[pair.old].headings != right[pair.new].headings
        ),
        pairs=tuple(found),
    )


def is_same(old: str, new: str) -> bool:
    """Whether two texts differ at most in typography."""
    return plain(old) == plain(new)


def _sentences(texts: Sequence[str], under: Sequence[Headings]) -> list[Sentence]:
    headings = list(under) or [()] * len(texts)
    return [Sentence(text, tuple(above)) for text, above in zip(texts, headings, strict=True)]
