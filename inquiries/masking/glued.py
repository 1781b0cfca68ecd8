"""Several card numbers in one run of digits; one with a digit too many; one with expiry date and code behind."""

import re
from collections.abc import Iterator

from .brands import LONGEST, SHORTEST, could_be_card

COMMON = 16
"""The length of most card numbers. Of these a stray digit is looked for before and behind, of others only behind."""
LONG_ENOUGH = 15
"""Digits. Behind a shorter number no expiry date or code is looked for, since it may be the start of a longer one."""
RUN = re.compile(r"(?<![\da-e])\d+(?:(?P<gap>[a-e\ue000-\uf8ff])\d+(?:(?P=gap)\d+)*)?(?![\da-e])")
GROUP = re.compile(r"\d{14,}")
MANY = 6 * LONGEST  # digits; a longer row is the output of a program, not a list of cards
EXPIRY = r"(?:0[1-9]|1[0-2])[2-4]\d"
TAIL = re.compile(rf"{EXPIRY}(?:\d{{3,4}})?|\d{{3}}")
SHORTEST_TAIL = 3
NOT_A_DIGIT = re.compile(r"\D+")
# In a number laid out as on a card the stray digit stands in the first or in the last group.
STRAY_IN_GROUP = re.compile(r"(?<!\d)\d(?P<gap>[a-e])?(?:\d{4}(?P<g>[a-e])\d{4}(?P=g)\d{4}(?P=g)\d{4})(?!\d)")
STRAY_BEHIND = re.compile(r"(?<!\d)(?:\d{4}(?P<g>[a-e])\d{4}(?P=g)\d{4}(?P=g)\d{4})\d(?!\d)")


# Amex has 15 digits, Diners 14; hardly any other number of these lengths begins so.
FEWER = "3(?:[04]|[6-9])"
FEWEST = 15
ALONE = re.compile(rf"(?:{FEWER}\d{{13,14}}|\d{{20}})")
STRAY_OF_FEWER = re.compile(
    rf"(?<!\d){FEWER}\d\d(?P<g>[a-e])\d{{6}}(?P=g)\d{{4,5}}(?P=g)?\d(?!\d)"
    # Groups of four are common, so no other group may stand beside them.
    rf"|(?<![\da-e]){FEWER}\d\d(?P<f>[a-e])\d{{4}}(?P=f)\d{{4}}(?P=f)\d{{2,3}}(?P=f)?\d(?![\da-e])"
)


def glued(shape: str) -> Iterator[tuple[int, int]]:
    """Stretches that are card numbers, in a run that holds only card numbers, expiry dates and codes."""
    if len(shape) < FEWEST:
        return
    for run in RUN.finditer(shape):
        number = NOT_A_DIGIT.sub("", run[0]) if run.end() - run.start() <= 2 * MANY else ""
        if SHORTEST + SHORTEST_TAIL <= len(number) <= MANY and (parts := _parted(number)):
            places = [place for place in range(*run.span()) if shape[place].isdigit()]
            yield from ((places[first], places[last - 1] + 1) for first, last in parts)
    yield from astray(shape)


def astray(shape: str) -> Iterator[tuple[int, int]]:
    """Numbers of the common length with one digit before or behind, of Amex and Diners with one behind."""
    for group in GROUP.finditer(shape):
        if len(group[0]) == COMMON + 1:
            yield group.start() + 1, group.end()
        if len(group[0]) == COMMON + 1 or ALONE.fullmatch(group[0]):
            yield group.start(), group.end() - 1
    for found in STRAY_IN_GROUP.finditer(shape):
        yield found.start() + 1, found.end()
    for pattern in (STRAY_BEHIND, STRAY_OF_FEWER):
        yield from ((found.start(), found.end() - 1) for found in pattern.finditer(shape))


def with_stray_digit(shape: str) -> Iterator[tuple[int, int]]:
    """Each group of 14 or more digits without its last digit; for numbers that the text calls card numbers."""
    yield from ((group.start(), group.end() - 1) for group in GROUP.finditer(shape))


def _parted(number: str) -> list[tuple[int, int]]:
    """The card numbers into which a number splits without rest, longer ones tried first; else none."""

    def after(first: int) -> list[tuple[int, int]] | None:
        rest = len(number) - first
        for length in range(min(LONGEST, rest), SHORTEST - 1, -1):
            if could_be_card(number[first : first + length]):
                last = first + length
                if last == len(number) or (length >= LONG_ENOUGH and TAIL.fullmatch(number, last)):
                    return [(first, last)]
                if further := after(last):
                    return [(first, last), *further]
        return None

    return after(0) or []
