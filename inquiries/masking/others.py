"""Numbers that are no card numbers although they could be: telephones, product codes, invoice numbers."""

import re
from collections.abc import Iterator

from .runs import Run

# The registration number of an issuer of qualified invoices (適格請求書発行事業者) is T and 13 digits.
INVOICE_LETTER = re.compile(r"(?<![a-z])t[ \-\u200b]{0,2}$")
CARD_NUMBER_WORD = re.compile(r"カード(?:の)?番号|クレカ|クレジットカード|card n(?:umber|o)")
MOBILE = re.compile(r"0[25-9]0")
JAPANESE_PRODUCT = ("45", "49")


def is_other_number(run: Run, first: int, last: int, folded: str) -> bool:
    """Whether a stretch that could be a card number is known to be something else."""
    if _is_postal_code_and_phone(run, first, last):
        return True
    digits, start = run.number(first, last), run.groups[first].start
    if len(digits) != 13:
        return False
    if INVOICE_LETTER.search(folded, max(0, start - 4), start):
        return True
    return _is_product_code(digits) and not CARD_NUMBER_WORD.search(folded, max(0, start - 30), start)


def phones(run: Run) -> Iterator[tuple[int, int]]:
    """Japanese telephone numbers inside a run, in whatever groups, as long as the groups are parted alike."""
    for first, group in enumerate(run.groups):
        if group.digits[0] == "0":
            ends = range(first + 1, min(first + 4, len(run.groups)) + 1)
            yield from ((first, last) for last in ends if _is_phone(run, first, last))


def _is_phone(run: Run, first: int, last: int) -> bool:
    digits = run.number(first, last)
    return digits[0] == "0" and len(digits) == (11 if MOBILE.match(digits) else 10) and run.is_even(first, last)


def _is_postal_code_and_phone(run: Run, first: int, last: int) -> bool:
    if run.layout[first : first + 2] != (3, 4) or last < first + 3:
        return False
    hyphen, gap = run.groups[first + 1].parting, run.groups[first + 2].parting
    return hyphen == 1 != gap and _is_phone(run, first + 2, last)


def _is_product_code(digits: str) -> bool:
    """Whether this is a JAN code: a Japanese prefix and the check digit of GTIN-13."""
    total = sum(map(int, digits[::2])) + 3 * sum(map(int, digits[1::2]))
    return digits.startswith(JAPANESE_PRODUCT) and total % 10 == 0
