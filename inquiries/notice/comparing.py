"""Comparing two versions of a notice, clause by clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of each sentence; white space does not count."""

    unchanged: tuple[str, ...]
    changed: tuple[tuple[str, str], ...]
    removed: tuple[str, ...]
    added: tuple[str, ...]

    def as_json(self) -> dict[str, list[str] | list[list[str]]]:
        """The shape that is printed."""
        return {
            "unchanged": list(self.unchanged),
            "changed": [list(pair) for pair in self.changed],
            "removed": list(self.removed),
            "added": list(self.added),
        }


def compare(old: Sequence[str], new: Sequence[str]) -> Changes:
    """Sentences that stayed, wherever they moved; those that were reworded; those that went and came."""
    left = list(old)
    unchanged, fresh = [], []
    keys = [_key(sentence) for sentence in left]
    for sentence in new:
        key = _key(sentence)
        if key in keys:
            left.pop(keys.index(key))
            keys.remove(key)
            unchanged.append(sentence)
        else:
            fresh.append(sentence)
    changed = _reworded(left, fresh)
    before = [pair[0] for pair in changed]
    after = [pair[1] for pair in changed]
    removed = [sentence for sentence in left if sentence not in before]
    added = [sentence for sentence in fresh if sentence not in after]
    return Changes(tuple(unchanged), tuple(changed), tuple(removed), tuple(added))


def _reworded(left: list[str], fresh: list[str]) -> list[tuple[str, str]]:
    """Pairs that are alike, each sentence in one pair at most, in the order of the new text."""
    pairs: list[tuple[str, str]] = []
    free = list(left)
    for sentence in fresh:
        best = max(free, key=lambda other: _likeness(other, sentence), default=None)
        if best is not None and _likeness(best, sentence) >= ALIKE:
            free.remove(best)
            pairs.append((best, sentence))
    return pairs


def _likeness(old: str, new: str) -> float:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0
    return matcher.ratio()


def _key(sentence: str) -> str:
    return "".join(sentence.split())
