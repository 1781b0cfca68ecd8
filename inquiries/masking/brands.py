"""The number ranges of the card brands and the lengths they issue (ISO/IEC 7812)."""

import re
from typing import NamedTuple


class Range(NamedTuple):
    """Numbers of one brand: their first digits from low to high, and how long they can be."""

    brand: str
    low: str
    high: str
    lengths: frozenset[int]


LONG, ANY = frozenset(range(16, 20)), frozenset(range(13, 20))
# Only the Maestro ranges in use: all that it may issue (50, 56-69) would match half of all parcel numbers.
MAESTRO = ("5018", "5018"), ("5020", "5020"), ("5038", "5038"), ("5893", "5893"), ("6304", "6304"), ("6759", "6763")
RANGES = (
    Range("Visa", "4", "4", frozenset({13, 16, 18, 19})),
    Range("Mastercard", "51", "55", frozenset({16})),
    Range("Mastercard", "2221", "2720", frozenset({16})),
    Range("JCB", "3528", "3589", LONG),
    Range("Amex", "34", "34", frozenset({15})),
    Range("Amex", "37", "37", frozenset({15})),
    Range("Diners", "300", "305", frozenset({14, 16, 19})),
    Range("Diners", "3095", "3095", frozenset({14, 16, 19})),
    Range("Diners", "36", "36", frozenset({14, 16, 19})),
    Range("Diners", "38", "39", frozenset({14, 16, 19})),
    Range("Discover", "6011", "6011", frozenset({16, 19})),
    Range("Discover", "644", "649", frozenset({16, 19})),
    Range("Discover", "65", "65", frozenset({16, 19})),
    Range("UnionPay", "62", "62", LONG),
    Range("UnionPay", "81", "81", LONG),
    *(Range("Maestro", low, high, ANY) for low, high in MAESTRO),
    Range("Dankort", "5019", "5019", frozenset({16})),
    Range("Mir", "2200", "2204", LONG),
)
SHORTEST, LONGEST = 13, 19
BEGINNING = re.compile(r"4|5(?:[1-5]|0[123]|89)|2[2-7]|3[04-9]|6(?:[0245]|30|7[56])|81")
"""The beginnings of all ranges, as a fast first test."""
DOUBLED = bytes.maketrans(b"0123456789", bytes([0, 2, 4, 6, 8, 1, 3, 5, 7, 9]))
PLAIN = bytes.maketrans(b"0123456789", bytes(range(10)))


def brand_of(digits: str) -> str:
    """The brand that issues such a number, or "" if none does. Does not test the check digit."""
    for brand, low, high, lengths in RANGES:
        if len(digits) in lengths and low <= digits[: len(low)] <= high:
            return brand
    return ""


def is_luhn_valid(digits: str) -> bool:
    """Whether the last digit is the check digit of the others (ISO/IEC 7812-1, annex B)."""
    from_the_end = digits[::-1].encode()
    return (sum(from_the_end[::2].translate(PLAIN)) + sum(from_the_end[1::2].translate(DOUBLED))) % 10 == 0


def could_be_card(digits: str) -> bool:
    """Whether a brand could have issued this number."""
    if not SHORTEST <= len(digits) <= LONGEST or not BEGINNING.match(digits):
        return False
    return is_luhn_valid(digits) and bool(brand_of(digits))
