"""Runs of digits: groups of digits with nothing between them but separators, wherever they stand in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

# ー is the dash that a Japanese keyboard gives; between words it is a letter. A quoted mail puts > before each line.
SEPARATOR = r"(?:\n[ \t>|]*+|[ \t.\-ー\u200b])"
RUN = re.compile(rf"\d(?:{SEPARATOR}*+\d)*+", re.ASCII)
GROUP = re.compile(r"\d+", re.ASCII)
LOOK_BACK = 60  # characters before a run that can say what it is
DOUBLED = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9]


@dataclass(frozen=True, slots=True)
class Group:
    """Digits that stand side by side, and how strongly they are parted from the group before them."""

    digits: str
    start: int
    end: int
    parting: int


@dataclass(frozen=True)
class Run:
    """Groups one after the other. A stretch of it goes from group `first` up to, not including, group `last`."""

    groups: tuple[Group, ...]
    before: str = ""

    @cached_property
    def digits(self) -> str:
        """All digits of the run, without what stands between them."""
        return "".join(group.digits for group in self.groups)

    @cached_property
    def layout(self) -> tuple[int, ...]:
        """How many digits each group has."""
        return tuple(len(group.digits) for group in self.groups)

    @cached_property
    def offsets(self) -> list[int]:
        """How many digits stand before each group."""
        return list(accumulate(self.layout, initial=0))

    def number(self, first: int, last: int) -> str:
        """The digits of a stretch."""
        return self.digits[self.offsets[first] : self.offsets[last]]

    def is_even(self, first: int, last: int) -> bool:
        """Whether the groups of a stretch are parted all in the same way."""
        return self._even_until[first] >= last

    def is_luhn_valid(self, first: int, last: int) -> bool:
        """Whether the last digit of a stretch is the check digit of the others (ISO/IEC 7812-1, annex B)."""
        start, end = self.offsets[first], self.offsets[last]
        sums = self._luhn_sums[end % 2]
        return (sums[end] - sums[start]) % 10 == 0

    def segments(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """A stretch itself, then its paragraphs, its lines, its columns, its words: whatever stands for itself."""
        yield first, last
        inner = range(first + 1, last)
        for strength in sorted({self.groups[i].parting for i in inner}, reverse=True):
            yield from pairwise([first, *(i for i in inner if self.groups[i].parting >= strength), last])

    @cached_property
    def _even_until(self) -> list[int]:
        until = [len(self.groups)] * len(self.groups)
        for i in range(len(self.groups) - 3, -1, -1):
            same = self.groups[i + 1].parting == self.groups[i + 2].parting
            until[i] = until[i + 1] if same else i + 2
        return until

    @cached_property
    def _luhn_sums(self) -> tuple[list[int], list[int]]:
        """Running sums with every digit at an even place doubled, and with every digit at an odd place doubled."""
        even = [DOUBLED[int(d)] if i % 2 == 0 else int(d) for i, d in enumerate(self.digits)]
        odd = [DOUBLED[int(d)] if i % 2 else int(d) for i, d in enumerate(self.digits)]
        return list(accumulate(even, initial=0)), list(accumulate(odd, initial=0))


def runs(folded: str) -> Iterator[Run]:
    """Every run of a folded text, in order."""
    for match in RUN.finditer(folded):
        start = match.start()
        yield Run(tuple(_groups(folded, start, match.end())), folded[max(0, start - LOOK_BACK) : start])


def _groups(folded: str, start: int, end: int) -> Iterator[Group]:
    before = start
    for group in GROUP.finditer(folded, start, end):
        yield Group(group[0], group.start(), group.end(), _parting(folded[before : group.start()]))
        before = group.end()


def _parting(gap: str) -> int:
    """From 5 (a blank line) down to 0 (nothing that can be seen)."""
    if lines := gap.count("\n"):
        return 5 if lines > 1 else 4
    if "\t" in gap or "  " in gap:
        return 3
    if " " in gap:
        return 2
    return 1 if gap.strip("\u200b") else 0
