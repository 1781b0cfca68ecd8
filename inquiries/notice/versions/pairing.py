"""Pairing: which sentence of a later text comes from which sentence of the earlier one.

First equal sentences, in order; then the most similar ones, helped by equal neighbours and headings; then split and
joined ones. Typography never counts, and other figures alone never break a pair.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from inquiries.notice.text.folding import fold

Headings = tuple[str, ...]
MARKS = re.compile(r"(?<=\d),(?=\d)|[、。・「」『』【】()<>\[\]!?:;\"'“”’]|(?<!\d)[.,]|[.,](?!\d)")
NUMBER = re.compile(r"^(?:[(]?\d{1,2}[).](?!\d)|第\d{1,2}[章条項]?|※|[•●○◆■*]|-(?!\d))+")
ANSWER = re.compile(r"[AQＡＱ答問]\s*[0-9０-９]{0,2}\s*[.．:：、\s]\s*")
FIGURES = re.compile(r"\d+")
ALIKE, ALIKE_NEARBY, ALIKE_ALONE, ALIKE_FIRST = 0.5, 0.3, 0.11, 0.2
NEARBY, TOO_SHORT = 0.2, 3
COMMON, MOST = 100, 30
BETTER, OPENING = 0.02, 4


@dataclass(frozen=True, slots=True)
class Pair:
    """The places of an old and a new sentence that belong together; a split or joined one is in several pairs."""

    old: int
    new: int


@dataclass(frozen=True)
class Sentence:
    """A clause for comparison. `key`: its words without typography and leading number; `grams`: pairs of letters."""

    text: str
    headings: Headings = ()
    key: str = field(init=False)
    grams: Counter[str] = field(init=False)

    def __post_init__(self) -> None:
        key = plain(self.text)
        object.__setattr__(self, "key", key)
        object.__setattr__(self, "grams", _grams(key))

    @property
    def skeleton(self) -> str:
        """The key with figures replaced by #."""
        return FIGURES.sub("#", self.key)

    @property
    def under(self) -> tuple[str, ...]:
        """Its headings without their numbers."""
        return tuple(plain(heading) for heading in self.headings)


def plain(text: str) -> str:
    """The words without typography and without a leading number, bullet or "A."."""
    mark = ANSWER.match(text)
    folded = fold(text[mark.end() :] if mark else text, spaces=False).text.replace("~", "-")
    return MARKS.sub("", NUMBER.sub("", folded))


def pairs(old: Sequence[Sentence], new: Sequence[Sentence]) -> list[Pair]:
    """All pairs, in the order of the new text."""
    found = _equal(old, new)
    _refigured(old, new, found)
    _reworded(old, new, found)
    made = [Pair(was, now) for now, was in found.items()]
    made += _split(old, new, found)
    made += _joined(old, new, found)
    return sorted(made, key=lambda pair: (pair.new, pair.old))


def _equal(old: Sequence[Sentence], new: Sequence[Sentence]) -> dict[int, int]:
    """Pairs equal sentences (new place to old place), first those in the same order."""
    matcher = SequenceMatcher(None, [one.key for one in old], [one.key for one in new], autojunk=False)
    found = {
        block.b + at: block.a + at
        for block in matcher.get_matching_blocks()
        for at in range(block.size)
        if old[block.a + at].key
    }
    free: dict[str, list[int]] = defaultdict(list)
    for was, one in enumerate(old):
        if was not in found.values():
            free[one.key].append(was)
    for now, one in enumerate(new):
        if now not in found and free[one.key]:
            same_place = [was for was in free[one.key] if old[was].under == one.under]
            found[now] = (same_place or free[one.key])[0]
            free[one.key].remove(found[now])
    return found


def _refigured(old: Sequence[Sentence], new: Sequence[Sentence], found: dict[int, int]) -> None:
    """Pairs sentences that differ only in figures: under the same heading, or anywhere if long enough."""
    for is_strict in (True, False):
        taken, free = set(found.values()), defaultdict(list)
        for was, one in enumerate(old):
            if was not in taken:
                free[one.skeleton, one.under if is_strict else ()].append(was)
        for now, one in enumerate(new):
            known = free[one.skeleton, one.under if is_strict else ()]
            if now not in found and known and (is_strict or len(one.skeleton) > TOO_SHORT):
                found[now] = known.pop(0)


def _reworded(old: Sequence[Sentence], new: Sequence[Sentence], found: dict[int, int]) -> None:
    """Pairs similar sentences, the most similar first. Twice, since new pairs give new neighbours."""
    for _again in range(2):
        ranked = sorted(_candidates(old, new, found), key=lambda one: (-one[0], one[1], one[2]))
        taken = set(found.values())
        for _score, now, was in ranked:
            if now not in found and was not in taken:
                found[now] = was
                taken.add(was)


def _candidates(
    old: Sequence[Sentence], new: Sequence[Sentence], found: dict[int, int]
) -> Iterator[tuple[float, int, int]]:
    gaps, taken = _Gaps(old, new, found), set(found.values())
    words = _Index({was: one for was, one in enumerate(old) if was not in taken})
    for now, one in enumerate(new):
        if now in found:
            continue
        for was, like in words.likenesses(one):
            near = gaps.agree(was, now) + (old[was].under == one.under)
            needed = ALIKE_ALONE if gaps.is_alone(was, now) and near else (ALIKE, ALIKE, ALIKE_NEARBY)[near]
            needed = min(needed, ALIKE_FIRST) if gaps.are_first(was, now) else needed
            if like >= needed:
                far = abs(was / max(len(old), 1) - now / max(len(new), 1))
                yield like + NEARBY * near - far / 10, now, was


class _Index:
    """Sentences by their pairs of letters, so that only similar ones are compared."""

    def __init__(self, sentences: dict[int, Sentence]) -> None:
        self._sentences = sentences
        self._grams: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for place, one in sentences.items():
            for gram, count in one.grams.items():
                self._grams[gram].append((place, count))

    def likenesses(self, sentence: Sentence) -> Iterator[tuple[int, float]]:
        """The sentences that share most with this one."""
        shared: Counter[int] = Counter()
        for gram, count in sentence.grams.items():
            known = self._grams.get(gram, ())
            for place, other in known if len(known) <= COMMON else ():
                shared[place] += min(count, other)
        for place, _count in shared.most_common(MOST):
            yield place, likeness(self._sentences[place], sentence)


class _Gaps:
    """The paired sentences between which each unpaired one stands."""

    def __init__(self, old: Sequence[Sentence], new: Sequence[Sentence], found: dict[int, int]) -> None:
        back = {was: now for now, was in found.items()}
        self._old = [*_stretches(len(old), {was: was for was in back})]
        self._new = [*_stretches(len(new), found)]
        self._old_under, self._new_under = [one.under for one in old], [one.under for one in new]
        left = [was for was in range(len(old)) if was not in back]
        right = [now for now in range(len(new)) if now not in found]
        self._gaps = Counter(self._old[was] for was in left), Counter(self._new[now] for now in right)
        self._parts = Counter(self._old_under[was] for was in left), Counter(self._new_under[now] for now in right)

    def agree(self, was: int, now: int) -> bool:
        """Whether the paired sentence before both, or the one after both, is the same."""
        (before, after), (above, below) = self._old[was], self._new[now]
        return before == above or after == below

    def are_first(self, was: int, now: int) -> bool:
        """Whether both are the first sentence under the same heading."""
        under = self._old_under[was]
        is_first = was == 0 or self._old_under[was - 1] != under
        return (
            bool(under)
            and under == self._new_under[now]
            and is_first
            and (now == 0 or self._new_under[now - 1] != under)
        )

    def is_alone(self, was: int, now: int) -> bool:
        """Whether they are the only unpaired ones between the same two sentences, or under the same heading."""
        gap, under = self._old[was], self._old_under[was]
        is_only_one = gap == self._new[now] and self._gaps[0][gap] == self._gaps[1][gap] == 1
        is_only_there = under == self._new_under[now] and self._parts[0][under] == self._parts[1][under] == 1
        return is_only_one or (is_only_there and bool(under))


def _stretches(length: int, fixed: dict[int, int]) -> Iterator[tuple[int, int]]:
    """For each place the nearest paired sentences before and after it, by their old places."""
    after, following = 1 << 30, [0] * length
    for at in reversed(range(length)):
        following[at] = after
        after = fixed.get(at, after)
    before = -1
    for at in range(length):
        yield before, following[at]
        before = fixed.get(at, before)


def _split(old: Sequence[Sentence], new: Sequence[Sentence], found: dict[int, int]) -> Iterator[Pair]:
    """Pairs for a new sentence beside a reworded one, if the old sentence is more like both together."""
    for now in range(len(new)):
        if now in found:
            continue
        for beside in (now - 1, now + 1):
            was = found.get(beside)
            if was is None or old[was].key == new[beside].key:
                continue
            if _is_part(new[now], old[was], new[beside]):
                yield Pair(was, now)
                break


def _is_part(one: Sentence, whole: Sentence, other: Sentence) -> bool:
    """Whether the whole is more like both together than like the other alone, or holds this one's first words."""
    opening = FIGURES.split(one.key)[0]
    if len(opening) >= OPENING and opening in whole.key and opening not in other.key:
        return True
    both = Sentence(other.text + one.text)
    return likeness(whole, both) > likeness(whole, other) + BETTER


def _joined(old: Sequence[Sentence], new: Sequence[Sentence], found: dict[int, int]) -> list[Pair]:
    back = {was: now for now, was in found.items()}
    return [Pair(pair.new, pair.old) for pair in _split(new, old, back)]


def likeness(one: Sentence, other: Sentence) -> float:
    """The share of common pairs of letters, from 0 to 1 (Dice coefficient)."""
    total = one.grams.total() + other.grams.total()
    return 2 * (one.grams & other.grams).total() / total if total else 0.0


def _grams(key: str) -> Counter[str]:
    return Counter(key[at : at + 2] for at in range(len(key) - 1)) if len(key) > 1 else Counter([key])
