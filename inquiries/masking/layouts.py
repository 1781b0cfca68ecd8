"""Layouts: stretches of a run that could be a card number, by the way cards print and people type them."""

import re
from collections.abc import Iterable, Iterator

from .brands import BEGINNING, LONGEST, SHORTEST

# Longest first. The same gap stands between all groups. Other groupings count only if they are the whole piece.
LAYOUTS = (
    (4, 4, 4, 4, 3), (6, 13), (4, 4, 4, 4), (8, 8), (2,) * 8, (4, 6, 5), (5, 5, 5), (4, 4, 4, 3), (4, 6, 4),
    (4, 4, 4, 2), (4, 4, 4, 1), (4, 3, 3, 3),
)  # fmt: skip
PARTED = "(?P<gap>[a-e\ue000-\uf8ff])"
FIRST_GROUP = re.compile(rf"(?<!\d)(?:(?:{BEGINNING.pattern})\d{{0,7}}|[2-68])(?!\d)")


def _pattern(sizes: Iterable[int]) -> re.Pattern[str]:
    first, second, *others = (rf"\d{{{size}}}" for size in sizes)
    rest = "".join(rf"(?P=gap){other}" for other in others)
    return re.compile(rf"{first}{PARTED}{second}{rest}(?!\d)")


BY_FIRST_GROUP = {
    size: [_pattern(sizes) for sizes in LAYOUTS if sizes[0] == size] for size in {sizes[0] for sizes in LAYOUTS}
}
ONE_BY_ONE = re.compile(rf"\d{PARTED}(?:\d(?P=gap)){{{SHORTEST - 2},{LONGEST - 2}}}\d(?!\d)")
GAPS, LARGE_GROUP = re.compile(r"[a-e\ue000-\uf8ff]"), re.compile(r"\d{5}")
MANY, KINDS = 4, 3
LEVELS = {
    strength: re.compile(rf"(?<![\d{strengths}])[\d{strengths}]{{{SHORTEST},}}+")
    for strength, strengths in {"e": "a-e", "d": "a-d", "c": "abc", "b": "ab", "a": "a", "": ""}.items()
}


def pieces(shape: str) -> Iterator[tuple[int, int]]:
    """The pieces of a run, from wide gaps to none: paragraphs, lines, columns, words, groups."""
    for strength, level in LEVELS.items():
        if strength in shape:
            yield from (piece.span() for piece in level.finditer(shape))


def printed(shape: str) -> Iterator[tuple[int, int]]:
    """Stretches laid out as on a card, with the same gap between all groups."""
    for group in FIRST_GROUP.finditer(shape):
        start, end = group.span()
        if end - start == 1:
            yield from _one_by_one(shape, start)
        for pattern in BY_FIRST_GROUP.get(end - start, ()):
            if found := pattern.match(shape, start):
                yield found.span()


def mixed(shape: str) -> Iterator[tuple[int, int]]:
    """The whole run, if gaps of three or more kinds split it into small groups, as people do to hide a number."""
    gaps = GAPS.findall(shape) if len(shape) < 2 * LONGEST else []
    if len(gaps) >= MANY and len(set(gaps)) >= KINDS and not LARGE_GROUP.search(shape):
        yield 0, len(shape)


def _one_by_one(shape: str, start: int) -> Iterator[tuple[int, int]]:
    """Single digits with the same gap between all; if the gap is an unusual sign, only from the list's first digit."""
    gap, before = shape[start + 1 : start + 2], shape[start - 1 : start]
    if (gap <= "e" or gap != before) and (found := ONE_BY_ONE.match(shape, start)):
        yield from ((start, end) for end in range(found.end(), start + 2 * SHORTEST - 2, -2))


def anywhere(shape: str) -> Iterator[tuple[int, int]]:
    """Every stretch of whole groups, the longer first."""
    groups = [group.span() for group in re.finditer(r"\d+", shape)]
    for first, (start, _) in enumerate(groups):
        for _, end in reversed(groups[first : first + LONGEST]):
            yield start, end
