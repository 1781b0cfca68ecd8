"""Runs: groups of digits with no letter between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, compress
from zlib import crc32

from .brands import SHORTEST

# ー is the dash key of a Japanese keyboard; の is what people say between groups.
GAP = r"[\W_ーの]"
RUN = re.compile(rf"\d(?:{GAP}*+\d)*+")
LONG_GAPS = re.compile(rf"{GAP}{{2,}}|[^\d \-._ー\t\n]")
NOT_A_DIGIT = re.compile(r"\D+")
TRACELESS = re.compile("[\u200b\u2060]+")
# A quoted mail has > before each line.
QUOTED = re.compile(r"\n[ \t>|]*")
SIMPLE = re.compile(r"[\n \t.\-ー_]+\Z")
PARTINGS = "abcde"
"""From a (a hyphen) over b (a space), c (a tab, two spaces), d (a new line) to e (a blank line)."""
SHORT_GAPS = str.maketrans("-._ー \t\n", "aaaabcd")
OTHER_GAPS = 0xE000, 0x1900
"""The range of private-use characters that stand for other gaps; equal gaps get equal characters."""


@dataclass(frozen=True)
class Run:
    """Digits and gaps. In `shape` each gap is one character; an invisible gap is left out."""

    folded: str
    start: int
    end: int

    @cached_property
    def shape(self) -> str:
        """The digits, with one character for each gap."""
        return LONG_GAPS.sub(lambda gap: _sign(gap[0]), self.folded[self.start : self.end]).translate(SHORT_GAPS)

    def number(self, first: int, last: int) -> str:
        """The digits of a stretch of the shape."""
        return NOT_A_DIGIT.sub("", self.shape[first:last])

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Where a stretch of the shape stands in the text, with the fillers behind its last digit."""
        begin, end = self._places[self._counts[first]], self._places[self._counts[last] - 1] + 1
        while self.folded.startswith("\u2060", end):
            end += 1
        return begin, end

    @cached_property
    def _places(self) -> list[int]:
        digits = map(str.isdigit, self.folded[self.start : self.end])
        return list(compress(range(self.start, self.end), digits))

    @cached_property
    def _counts(self) -> list[int]:
        return list(accumulate(map(str.isdigit, self.shape), initial=0))


@lru_cache(4096)
def _sign(gap: str) -> str:
    gap = QUOTED.sub("\n", TRACELESS.sub("", gap))
    if not gap:
        return ""
    if not SIMPLE.match(gap):
        base, many = OTHER_GAPS
        return chr(base + crc32(gap.encode(errors="replace")) % many)
    if lines := gap.count("\n"):
        return PARTINGS[4 if lines > 1 else 3]
    if "\t" in gap or "  " in gap:
        return PARTINGS[2]
    return PARTINGS[1 if " " in gap else 0]


def runs(folded: str) -> Iterator[Run]:
    """Every run of a folded text that is long enough to hold a card number, in order."""
    for match in RUN.finditer(folded):
        if match.end() - match.start() >= SHORTEST:
            yield Run(folded, *match.span())
