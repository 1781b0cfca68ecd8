"""Numbers that are no card numbers although they could be: telephones, product codes, invoice numbers."""

import re
from collections.abc import Iterator

from .runs import Run

# The registration number of an issuer of qualified invoices (適格請求書発行事業者) is T and 13 digits.
INVOICE_LETTER = re.compile(r"(?<![a-z])t[ \-\u200b]{0,2}$")
CARD_NUMBER_WORD = re.compile(r"カード(?:の)?番号|クレカ|クレジットカード|card n(?:umber|o)")
MOBILE = re.compile(r"0[25-9]0")
AREA_CODE = re.compile(r"(?:\+(?:81[ \-]?\(0\))?|\(0\d{1,4}\)|0\d{1,4}\(\d{1,4}\))[ \-]?$")
JAPANESE_PRODUCT = ("45", "49")


def is_other_number(run: Run, first: int, last: int) -> bool:
    """Whether a stretch that could be a card number is known to be something else."""
    if _is_postal_code_and_phone(run, first, last):
        return True
    digits, before = run.number(first, last), run.before if first == 0 else ""
    if len(digits) != 13:
        return False
    if INVOICE_LETTER.search(before):
        return True
    return _is_product_code(digits) and not CARD_NUMBER_WORD.search(before)


def phones(run: Run) -> Iterator[tuple[int, int]]:
    """Japanese telephone numbers inside a run, in whatever groups, as long as the groups are parted alike."""
    if lead := AREA_CODE.search(run.before):
        yield from ((0, last) for last in _four_groups(run, 0) if _is_phone(run, 0, last, lead[0]))
    for first, group in enumerate(run.groups):
        if group.digits[0] == "0":
            ends = (last for last in _four_groups(run, first) if run.offsets[last] - run.offsets[first] in {10, 11})
            yield from ((first, last) for last in ends if _is_phone(run, first, last))


def without_phones(run: Run) -> Iterator[tuple[int, int]]:
    """The stretches before, between and after those telephone numbers that stand clearly apart."""
    end = 0
    for first, last in phones(run):
        if first >= end and _stands_apart(run, first, last):
            yield end, first
            end = last
    yield end, len(run.groups)


def _four_groups(run: Run, first: int) -> range:
    return range(first + 1, min(first + 4, len(run.groups)) + 1)


def _stands_apart(run: Run, first: int, last: int) -> bool:
    edges = [run.groups[i].parting for i in (first, last) if 0 < i < len(run.groups)]
    inner = [group.parting for group in run.groups[first + 1 : last]]
    return not inner or not edges or min(edges) > max(inner)


def _is_phone(run: Run, first: int, last: int, lead: str = "") -> bool:
    digits = re.sub(r"\D", "", lead) + run.number(first, last)
    if "+" in lead:
        digits = re.sub(r"^810?", "0", digits)
        first += 1
    if not digits.startswith("0") or not run.is_even(min(first, last - 1), last):
        return False
    return len(digits) == (11 if MOBILE.match(digits) else 10)


def _is_postal_code_and_phone(run: Run, first: int, last: int) -> bool:
    if run.layout[first : first + 2] != (3, 4) or last < first + 3:
        return False
    hyphen, gap = run.groups[first + 1].parting, run.groups[first + 2].parting
    return hyphen == 1 != gap and _is_phone(run, first + 2, last)


def _is_product_code(digits: str) -> bool:
    """Whether this is a JAN code: a Japanese prefix and the check digit of GTIN-13."""
    total = sum(map(int, digits[::2])) + 3 * sum(map(int, digits[1::2]))
    return digits.startswith(JAPANESE_PRODUCT) and total % 10 == 0
