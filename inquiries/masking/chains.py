"""Chains: groups of digits with only such words between them as people say when they read a number out."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

NEAR = 30  # characters before a number in which its order is told ("from the end")
BEHIND = 14  # characters behind a number in which it may be taken back ("sorry, no")
NOTHING = re.compile("[\u200b\u2060]*")

Group = tuple[int, int]
"""Where a group of digits begins and ends."""
Number = tuple[int, int, str]
"""Where a number was said, from its first group to its last, and its digits."""


@dataclass(frozen=True)
class Chain:
    """Groups of digits of a folded text, in the order in which they were said."""

    folded: str
    groups: tuple[Group, ...]
    is_in_words: bool = False

    @cached_property
    def digits(self) -> list[str]:
        """The digits of each group."""
        groups = [self.folded[start:end] for start, end in self.groups]
        return groups if not self.is_in_words else [NOTHING.sub("", group) for group in groups]

    @cached_property
    def sizes(self) -> list[int]:
        """How many digits each group has."""
        if self.is_in_words:
            return [len(digits) for digits in self.digits]
        return [end - start for start, end in self.groups]

    @cached_property
    def said(self) -> list[str]:
        """The words before each group, and those behind the last: one more than there are groups."""
        edges = [self._begin, *(edge for group in self.groups for edge in group), self.groups[-1][1] + BEHIND]
        return [self.folded[one:other] for one, other in zip(edges[::2], edges[1::2], strict=True)]

    @property
    def before(self) -> str:
        """The words before the first group."""
        return self.folded[self._begin : self.groups[0][0]]

    @property
    def place(self) -> Group:
        """Where the chain begins and ends."""
        return self.stretch(0, -1)

    @property
    def _begin(self) -> int:
        return max(0, self.groups[0][0] - NEAR)

    def holds(self, words: Iterable[str]) -> bool:
        """Whether one of these words stands between the groups, before the first or behind the last."""
        return any(map(self.folded[self._begin : self.groups[-1][1] + BEHIND].__contains__, words))

    def stretch(self, first: int, last: int) -> tuple[int, int]:
        """Where the groups from `first` to `last` begin and end in the text."""
        return self.groups[first][0], self.groups[last][1]

    def stands_apart(self, first: int, last: int) -> bool:
        """Whether no bare hyphen ties these groups to another: that would make a phone or parcel number."""
        return not (self._is_tied(first) or self._is_tied(last + 1))

    def _is_tied(self, place: int) -> bool:
        if not 0 < place < len(self.groups):
            return False
        return self.folded[self.groups[place - 1][1] : self.groups[place][0]] == "-"

    def taken(self, numbers: Iterable[Number]) -> set[int]:
        """The groups of these numbers."""
        return {place for number in numbers for place in self.groups_of(number)}

    def groups_of(self, number: Number) -> range:
        """The groups of one number."""
        return range(bisect_left(self._starts, number[0]), bisect_left(self._starts, number[1]))

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.groups]

    @cached_property
    def tied(self) -> str:
        """One character for each group: a hyphen if only a hyphen stands before it, else a space."""
        return "".join("-" if said == "-" else " " for said in self.said)

    @cached_property
    def in_words(self) -> "Chain":
        """The same chain, with groups that only invisible characters separate joined into one."""
        groups = [self.groups[0]]
        for said, (start, end) in zip(self.said[1:-1], self.groups[1:], strict=True):
            if said and NOTHING.fullmatch(said):
                groups[-1] = groups[-1][0], end
            else:
                groups.append((start, end))
        return Chain(self.folded, tuple(groups), is_in_words=True)
