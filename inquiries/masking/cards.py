"""Card numbers among the digits of a text: by issuer range and check digit, whatever stands between the digits."""

import re
from collections.abc import Iterator

from .brands import LONGEST, SHORTEST, brand_of
from .findings import Finding, Span
from .others import is_other_number, phones, without_phones
from .runs import Run, runs

# How card numbers are printed and typed, longest first. Other groupings count where they stand alone,
# or near a word for cards.
LAYOUTS = (
    *((length,) for length in range(LONGEST, SHORTEST - 1, -1)),
    *((1,) * length for length in range(LONGEST, SHORTEST - 1, -1)),
    (4, 4, 4, 4, 3), (6, 13), (4, 4, 4, 4), (8, 8), (2,) * 8, (4, 6, 5), (5, 5, 5), (4, 6, 4), (4, 4, 4, 1),
    (4, 3, 3, 3),
)  # fmt: skip
BY_FIRST_GROUP = {first: [sizes for sizes in LAYOUTS if sizes[0] == first] for first in {sizes[0] for sizes in LAYOUTS}}
CARD_WORD = re.compile(
    r"カード|クレカ|card|visa|ビザ|master|マスター|jcb|amex|アメックス|diners|ダイナース|discover|銀聯|unionpay|\bpan\b"
)
CROWDED = LONGEST + 9  # digits: in a table of figures some stretch always passes for a card number


def card_numbers(folded: str) -> Iterator[Span]:
    """Where the card numbers of a folded text stand."""
    for run in runs(folded):
        if len(run.digits) >= SHORTEST:
            yield from _in_run(run)


def _in_run(run: Run) -> Iterator[Span]:
    taken: set[int] = set()
    for first, last in _candidates(run):
        if not run.is_luhn_valid(first, last) or not brand_of(run.number(first, last)):
            continue
        if taken.isdisjoint(range(first, last)) and not is_other_number(run, first, last):
            taken.update(range(first, last))
            yield _span(run, first, last)


def _candidates(run: Run) -> Iterator[tuple[int, int]]:
    yield from run.segments(0, len(run.groups))
    for first, last in without_phones(run):
        yield from run.segments(first, last)
    inside_phone = {place for first, last in phones(run) for place in range(first + 1, last)}
    for first, last in _printed(run):
        if first not in inside_phone or run.is_even(first - 1, last):
            yield first, last
    if CARD_WORD.search(run.before) and len(run.digits) <= CROWDED:
        yield from ((first, last) for first, last in _any(run) if inside_phone.isdisjoint({first, last}))


def _printed(run: Run) -> Iterator[tuple[int, int]]:
    """Stretches laid out as card numbers are, with the same thing between all groups."""
    layout = run.layout
    for first, size in enumerate(layout):
        for sizes in BY_FIRST_GROUP.get(size, ()):
            last = first + len(sizes)
            if layout[first:last] == sizes and run.is_even(first, last):
                yield first, last


def _any(run: Run) -> Iterator[tuple[int, int]]:
    """Every stretch of groups that has as many digits as a card number, the longer first."""
    for first in range(len(run.groups)):
        for last in range(min(first + LONGEST, len(run.groups)), first, -1):
            if SHORTEST <= run.offsets[last] - run.offsets[first] <= LONGEST:
                yield first, last


def _span(run: Run, first: int, last: int) -> Span:
    digits = run.number(first, last)
    brand, last_four = brand_of(digits), digits[-4:]
    label = f"[カード番号 {brand} ••••{last_four}]"
    return Span(run.groups[first].start, run.groups[last - 1].end, Finding("pan", brand, last_four), label)
