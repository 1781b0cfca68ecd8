"""Slips of the tongue: a person takes a group back and says it again, inside a number or at its end."""

import re
from collections.abc import Iterator

from .brands import BEGINNING, LONGEST, could_be_card
from .chains import Chain, Number

SIGHS = "あっ", "あれ", *(f"あ{stop}" for stop in "、,.。!?ー")
JAPANESE = (
    "違", "ちが", "チガ", "まちが", "誤", "訂正", "じゃな", "じゃあな", "ではな", "でなく", "失礼", "すみません",
    "すいません", "ごめん", "もとい", "いえ", "いや", "正し", "言い直", "いい直", "もう一度", "もう1度", "もういちど",
    "もう一回", "やっぱ", "おっと", *SIGHS,
)  # fmt: skip
ENGLISH = (
    "sorry", "no", "wait", "oops", "actually", "correction", "correct", "corrected", "rather", "mean", "not", "wrong",
    "mistake", "scratch", "again", "instead", "should",
)  # fmt: skip
WORDS = [word for word in JAPANESE + ENGLISH if not any(word != other in word for other in JAPANESE + ENGLISH)]
"""The shortest of these words; a text that holds none of them has no slip (a fast first test)."""
SLIP = re.compile(rf"{'|'.join(map(re.escape, JAPANESE))}|(?<![a-z])(?:{'|'.join(ENGLISH)})(?![a-z])")
FEW = 12  # groups of a number, with those that were taken back
TAKEN_BACK = 4  # groups that are taken back at once
HEARINGS = 200  # ways to understand a number; with more of them the search ends
WHOLE = 2  # hyphens between the groups before and after a slip: then both are whole numbers
LIKENESS = 4  # one digit in four may be wrong

Hearing = tuple[str, ...]


def mended(chain: Chain, numbers: list[Number], sizes: set[tuple[int, ...]]) -> list[Number]:
    """The card numbers of a chain after corrections. `sizes`: the sizes of groups in which cards are written."""
    chain = chain.in_words
    numbers = [anew for number in numbers for anew in _said_anew(chain, number, sizes)]
    behind = len(chain.groups)
    slips = {min(place, behind - 1) for place in range(1, behind + 1) if SLIP.search(chain.said[place])} - {0}
    begun = [said for number in numbers for said in _begun(chain, slips, number)]
    sure = (number for number in numbers if slips.isdisjoint(chain.groups_of(number)[1:]))
    heard = list(_all_heard(chain, slips, chain.taken(sure), sizes))
    heard_of = chain.taken(heard)
    return sorted([*heard, *(said for said in (*numbers, *begun) if heard_of.isdisjoint(chain.groups_of(said)))])


def _said_anew(chain: Chain, number: Number, sizes: set[tuple[int, ...]]) -> Iterator[Number]:
    """The number; or, if a person begins it again after a slip, the second one, from the first one's beginning."""
    groups = chain.groups_of(number)
    for place in groups[1:]:
        if is_like("".join(chain.digits[groups[0] : place]), "".join(chain.digits[place:])[:LONGEST]):
            for last in range(place + 1, min(len(chain.groups), place + FEW)):
                digits = "".join(chain.digits[place : last + 1])
                if (
                    SLIP.search(chain.said[place])
                    and tuple(chain.sizes[place : last + 1]) in sizes
                    and could_be_card(digits)
                ):
                    yield chain.groups[groups[0]][0], chain.groups[last][1], digits
                    return
    yield number


def _all_heard(chain: Chain, slips: set[int], taken: set[int], sizes: set[tuple[int, ...]]) -> Iterator[Number]:
    first = 0
    while first < len(chain.groups):
        found = max(_heard(chain, slips, first, taken, sizes), default=None)
        if found:
            yield chain.groups[first][0], chain.groups[found[0]][1], found[1]
        first = found[0] + 1 if found else first + 1


def _begun(chain: Chain, slips: set[int], number: Number) -> Iterator[Number]:
    """The part of a number that was said before the slip after which it begins again."""
    place, digits = chain.groups_of(number).start, number[2]
    if place in slips:
        for first in range(max(0, place - FEW), place):
            if is_like(before := "".join(chain.digits[first:place]), digits):
                yield chain.groups[first][0], chain.groups[place - 1][1], before
                return


def _heard(
    chain: Chain, slips: set[int], first: int, taken: set[int], sizes: set[tuple[int, ...]]
) -> Iterator[tuple[int, str]]:
    """The numbers that begin with the group `first`: their last group, and the digits that were meant."""
    hearings: set[Hearing] = {()}
    for place in range(first, min(len(chain.groups), first + FEW)):
        if place in taken or not (BEGINNING.match(chain.digits[first])):
            return
        group = chain.digits[place]
        if first < place and place in slips:
            if _is_begun_anew(chain, first, place):
                return
            hearings = set(_taken_back(hearings, group))
        else:
            hearings = {(*heard, group) for heard in hearings}
        hearings = {heard for heard in hearings if sum(map(len, heard)) <= 2 * LONGEST}
        if not hearings or len(hearings) > HEARINGS:
            return
        if slips.intersection(range(first + 1, place + 1)):
            laid_out = ("".join(heard) for heard in hearings if len(heard) == 1 or tuple(map(len, heard)) in sizes)
            yield from ((place, digits) for digits in laid_out if could_be_card(digits))


def _taken_back(hearings: set[Hearing], group: str) -> Iterator[Hearing]:
    """The possible meanings after a correcting group: it replaces the last ones, or one of the same length."""
    for heard in hearings:
        for back in range(min(TAKEN_BACK, len(heard))):
            yield (*heard[: len(heard) - back], group)
        kept = heard[:-1] if any(old.endswith(heard[-1]) for old in heard[:-1]) else heard
        yield from _replaced(kept, group)


def _replaced(heard: Hearing, group: str) -> Iterator[Hearing]:
    for place, old in enumerate(heard):
        if len(old) == len(group):
            yield (*heard[:place], group, *heard[place + 1 :])
    if heard and len(heard[-1]) > len(group) > 1:
        yield (*heard[:-1], heard[-1][: -len(group)] + group)


def _is_begun_anew(chain: Chain, first: int, place: int) -> bool:
    """Whether the person begins the whole number again at `place`."""
    group = chain.digits[place]
    if BEGINNING.match(group) and is_like(group, chain.digits[first]):
        return True
    before = chain.tied[max(0, place - FEW) : place].rpartition(" ")[2]
    after = chain.tied[place + 1 : place + FEW].partition(" ")[0]
    return len(before) == len(after) >= WHOLE


def is_like(digits: str, number: str) -> bool:
    """Whether digits are the beginning of a number, with at most one wrong in four."""
    if not LIKENESS <= len(digits) <= len(number):
        return False
    wrong = sum(one != other for one, other in zip(digits, number, strict=False))
    return wrong <= len(digits) // LIKENESS
