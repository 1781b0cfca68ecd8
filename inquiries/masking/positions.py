"""The order of groups that a person names by their place: "the last four", "the middle", "the first"."""

import re
from collections.abc import Iterator, Sequence

from .brands import BEGINNING, LONGEST, SHORTEST, could_be_card
from .chains import Chain, Number

NTH = r"(?:つ目|つめ|番目|個目|枠目|組目|段目|番|グループ)"
FIRST, MIDDLE, LAST = 0.0, 1.5, 9.0
PLACES = {
    "first": rf"最初|先頭|頭|あたま|はじめ|初め|始ま|まえ|前|上|[1一]{NTH}|第[1一]|first|beginn|begins|starts|former",
    "second": rf"[2二]{NTH}|第[2二]|second",
    "third": rf"[3三]{NTH}|第[3三]|third",
    "fourth": rf"[4四]{NTH}|第[4四]|fourth",
    "middle": r"真ん中|まんなか|中央|途中|中|間|残り|のこり|middle|remaining|rest|others?",
    "last": r"最後|末尾|下|後|うしろ|おしり|お尻|しっぽ|しまい|終わり|おわり|last|final|ends|ending|latter",
}
RANKS = dict(zip(PLACES, (FIRST, 1.0, 2.0, 3.0, MIDDLE, LAST), strict=True))
STEP_BACK = 0.1
PLACE = re.compile(
    r"(?P<back>その(?:1つ|一つ|ひとつ)?(?:手前|前)|before (?:that|it))|"
    + "|".join(f"(?P<{name}>{words})" for name, words in PLACES.items())
)
# The place stands behind the group: "9424 is the last".
BEHIND = re.compile(rf"[」』)]?\s?(?:が|は|(?:is|are|was|were) (?:the|my) )(?:{PLACE.pattern})")
REVERSED = re.compile(
    r"(?:後ろ|うしろ|逆|末尾|最後|下|お尻|おしり|反対)(?:の方|のほう)?(?:から|順|に)"
    r"|backwards?(?![a-z])|reverse|from the (?:end|back|last)"
)
WORDS = (
    "最初", "頭", "あたま", "はじめ", "初め", "始", "前", "まえ", "上", "目", "第", "番", "中", "まんなか", "間", "残",
    "のこり", "逆", "反対", "から", "first", "begin", "start", "former", "second", "third", "fourth", "middle", "rest",
    "remaining", "other", "back", "reverse", "from",
)  # fmt: skip
"""Words for places out of order. A text without them needs no reordering."""
FEW, FEWEST = 6, 2  # at most six groups are named by their place, each of at least two digits


def told(chain: Chain, numbers: Sequence[Number]) -> Iterator[Number]:
    """The further card numbers of a chain, whose groups are named by their places; `numbers` are already found."""
    taken = chain.taken(numbers)
    ranks: list[float | None] = []
    first = 0
    while first < len(chain.groups):
        for last in _lasts(chain, taken, first):
            ranks = ranks or _ranks(chain)
            orders = (digits for digits in _orders(chain, ranks, first, last) if could_be_card(digits))
            if chain.stands_apart(first, last) and (digits := next(orders, "")):
                yield chain.groups[first][0], chain.groups[last][1], digits
                first = last
                break
        first += 1


def by_place(chain: Chain, number: Number) -> Number:
    """The number in the order that its places name, if that also passes; else as it was said."""
    groups = chain.groups_of(number)
    if len(groups) > FEW or not any(BEGINNING.match(chain.digits[place]) for place in groups[1:]):
        return number
    ranks = _ranks(chain)
    if None in ranks[groups.start : groups.stop] and not REVERSED.search(chain.said[groups.start]):
        return number
    orders = _orders(chain, ranks, groups.start, groups.stop - 1)
    return number[0], number[1], next(filter(could_be_card, orders), number[2])


def _lasts(chain: Chain, taken: set[int], first: int) -> Iterator[int]:
    """The groups with which a number that begins with the group `first` can end."""
    ends = first
    while ends < min(len(chain.groups), first + FEW) and ends not in taken and chain.sizes[ends] >= FEWEST:
        ends += 1
    for last in range(ends - 1, first, -1):
        is_long_enough = SHORTEST <= sum(chain.sizes[first : last + 1]) <= LONGEST
        if is_long_enough and any(map(BEGINNING.match, chain.digits[first + 1 : last + 1])):
            yield last


def _ranks(chain: Chain) -> list[float | None]:
    """The rank of each group's place, or None if none is named."""
    ranks: list[float | None] = []
    said = list(chain.said)
    for place in range(len(chain.groups)):
        if found := BEHIND.match(said[place + 1]):
            said[place + 1] = said[place + 1][found.end() :]
        else:
            found = next(reversed(list(PLACE.finditer(said[place]))), None)
        ranks.append(_rank(found, ranks))
    return ranks


def _orders(chain: Chain, said: Sequence[float | None], first: int, last: int) -> Iterator[str]:
    """The digits of these groups in the orders that their places name, if not the spoken order."""
    digits, rank, ranks = chain.digits[first : last + 1], FIRST, []
    for of_group in said[first : last + 1]:
        rank = rank if of_group is None else of_group
        ranks.append(rank)
    if ranks != sorted(ranks):
        yield "".join(digits[place] for place in sorted(range(len(digits)), key=ranks.__getitem__))
    if REVERSED.search(chain.said[first]):
        yield "".join(reversed(digits))


def _rank(found: re.Match[str] | None, before: list[float | None]) -> float | None:
    if not found:
        return None
    if found["back"]:
        known = [rank for rank in before if rank is not None]
        return (known[-1] if known else LAST) - STEP_BACK
    return RANKS[found.lastgroup or ""]
