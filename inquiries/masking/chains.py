"""Groups of digits with nothing between them but what people say as they read a number out."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

NEAR = 30  # characters before a number that say which part of it comes first
BEHIND = 14  # characters behind it in which it is taken back
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
        """Of each group."""
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
        """What is said before each group, and behind the last."""
        edges = [self._begin, *(edge for group in self.groups for edge in group), self.groups[-1][1] + BEHIND]
        return [self.folded[one:other] for one, other in zip(edges[::2], edges[1::2], strict=True)]

    @property
    def before(self) -> str:
        """What is said before the first group."""
        return self.folded[self._begin : self.groups[0][0]]

    @property
    def place(self) -> Group:
        """Where it begins and ends."""
        return self.stretch(0, -1)

    @property
    def _begin(self) -> int:
        return max(0, self.groups[0][0] - NEAR)

    def holds(self, words: Iterable[str]) -> bool:
        """Whether one of these is said between the groups, before the first or behind the last."""
        return any(map(self.folded[self._begin : self.groups[-1][1] + BEHIND].__contains__, words))

    def stretch(self, first: int, last: int) -> tuple[int, int]:
        """Where the groups from one to another stand."""
        return self.groups[first][0], self.groups[last][1]

    def stands_apart(self, first: int, last: int) -> bool:
        """No bare hyphen ties these groups to another: that would be a number of a telephone or a parcel."""
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
        """A hyphen for each group that a bare hyphen ties to the one before."""
        return "".join("-" if said == "-" else " " for said in self.said)

    @cached_property
    def in_words(self) -> "Chain":
        """The same with digits that were said in one breath as one group."""
        groups = [self.groups[0]]
        for said, (start, end) in zip(self.said[1:-1], self.groups[1:], strict=True):
            if said and NOTHING.fullmatch(said):
                groups[-1] = groups[-1][0], end
            else:
                groups.append((start, end))
        return Chain(self.folded, tuple(groups), is_in_words=True)
