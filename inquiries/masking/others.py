"""Numbers that could pass as card numbers but are others: phone, product, invoice numbers, identifiers.

A leak costs more than a false hit: a number of 15 or 16 digits with a right check digit and a brand's range is masked
even if the words before it say parcel or order (one in forty such numbers passes). Staff who need the number can enter
it with a word between its halves. Few cards have other lengths, so there the words decide.
"""

import re

from .folding import INVISIBLE, REST, WALL
from .labels import label_before
from .runs import Run
from .times import is_timestamp

NEAR = 20  # characters: more than the longest telephone number
COMMON_LENGTHS = {15, 16}
JAPANESE_PRODUCT = ("45", "49")

# Amounts, dates, times and counts: a number ends before them, and none begins with them.
TRACELESS = INVISIBLE + REST
UNITS = "月日時分秒円件名個枚回通歳才箱台"
MONEY = r"[ \u200b\u2060]*(?:円|yen|jpy|ドル|usd|ユーロ|ウォン|元|件|株)"
CURRENCIES = "¥\\\\$€£"
FIGURES = re.compile(
    rf"""(?<![\d{TRACELESS}])(?=\d{{1,4}}[,/:.)年{UNITS}])(?:
        (?<!\d,)\d{{1,3}}(?:,\d{{3}}){{1,3}}(?![\d,])                          # an amount
      | (?<!\d,)\d{{1,3}}(?:,\d{{3}}){{4,}}(?={MONEY})                         # one of trillions says that it is money
      | (?<=[{CURRENCIES}])\d{{1,3}}(?:,\d{{3}}){{4,}}(?![\d,])
      | (?<!/)(?:19|20)\d\d/\d{{1,2}}(?:/\d{{1,2}})?(?![\d/])                 # a date
      | (?<!/)\d{{1,2}}/\d{{1,2}}(?:/(?:20)?\d\d)?(?![\d/])
      | (?<!:)\d{{1,2}}:\d\d(?::\d\d)?(?![\d:])                               # a time
      | \d{{1,2}}[{UNITS}] | (?:19|20)?\d\d?年                                # a count
      | (?:(?<=\n)|(?<![\s\S]))\d{{1,2}}[.)]\x20                             # the number of a list
    )""",
    re.VERBOSE,
)
IDENTIFIERS = re.compile(
    r"(?<![0-9a-z])(?:(?=[\d\-]*[a-f])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    r"|(?=(?:[0-9]*[a-f]+[0-9]+){4})[0-9a-f]{32,})(?![0-9a-z])"
)
YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?:年|/\d{1,2}/\d{1,2}(?!\d))")
HAS_IDENTIFIER = re.compile(r"[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-z])|[0-9a-f]{32}")

CENTURY = "(?:19|20)"
GAP = "[a-e\ue000-\uf8ff]"
PHONE_OR_DATE = re.compile(
    rf"(?<!\d)(?:0(?:\d{{9,10}}|\d{{1,4}}(?P<p>{GAP})\d{{1,4}}(?P=p)\d{{3,4}}|\d{{2,4}}(?P<two>{GAP})\d{{6,8}})"
    rf"|(?P<date>{CENTURY}\d\d(?:(?P<d>[a-e])[01]?\d(?P=d)[0-3]?\d|[01]\d[0-3]\d)))(?!\d)"
)
MOBILE = re.compile(r"0(?:[25-9]0|800)")
POSTAL_CODE_AND_PHONE = re.compile(r"\d{3}a\d{4}[b-e](?P<phone>0\d[\da-e]+)")
ADDRESSES = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}(?:[ \n\t]+\d{1,3}(?:\.\d{1,3}){3})+")
DECIMAL = re.compile(r"\d{1,3}\.\d{11,}")  # a coordinate, or what a computer divided
PHONE_ABROAD = re.compile(r"[\s,]\+\d")
FRACTION = re.compile(r"(?<![\d.])(?:0|[2-9]\d|1\d\d)\.\Z")
EIGHT_AND_EIGHT = re.compile(r"\d{8}\D\d{8}")
LARGE_GROUP = re.compile(r"\d{5}")
EXPONENT = re.compile(r"e\+?\d")  # spreadsheets write long numbers so
# The registration number of an issuer of qualified invoices (適格請求書発行事業者) is T and 13 digits.
INVOICE_LETTER = re.compile(r"(?<![a-z])t[ \-\u200b]{0,2}$")
CARD_NUMBER = re.compile(
    r"カード(?:の?番号|は|:)|クレカ|クレジットカード|card(?:[ _\-]?n(?:umber|o))?[=:%]|card n(?:umber|o)|pan="
)
IDENTIFIER = re.compile(r"(?:https?://|www\.)[^\s「」<>]*$|(?:message-id|in-reply-to|references):[^\n]*$")
MAIL_ID = re.compile(r"<[^\s<>@]*$"), re.compile(r"[^\s<>@]*@")


def without_figures(folded: str) -> str:
    """The text with walls in place of amounts, dates, times, counts and identifiers of programs (UUIDs, hashes)."""
    if HAS_IDENTIFIER.search(folded):
        folded = IDENTIFIERS.sub(_wall, folded)
    return FIGURES.sub(_wall, folded)


def without_years(folded: str) -> str:
    """The text with walls in place of years and whole dates only."""
    return YEARS.sub(_wall, folded)


def without_phones(run: Run) -> str:
    """The shape of a run with phone numbers and dates crossed out if wider gaps stand around them than inside."""
    return PHONE_OR_DATE.sub(_crossed_out, run.shape)


def is_other_number(run: Run, first: int, last: int, digits: str) -> bool:
    """Whether a stretch that could be a card number is known to be something else."""
    stretch, (start, end) = run.shape[first:last], run.place(first, last)
    before = run.folded[max(0, start - 300) : start]
    if _is_decimal(run, start, end, before) or PHONE_ABROAD.search(run.folded, start, end):
        return True
    if _is_abroad(before, digits, stretch) or _is_address(stretch) or ADDRESSES.fullmatch(run.folded, start, end):
        return True
    if _is_in_identifier(run, before, end):
        return len(digits) != 16 or not _is_even(stretch, digits)
    label = label_before(run.folded, start)
    if label != "card" and is_timestamp(stretch, digits):
        return True
    if label != "card" and not EIGHT_AND_EIGHT.fullmatch(stretch) and _holds_phone(run.shape, first, last):
        return True
    if len(digits) == 13 and _is_of_thirteen(digits, stretch, before, label):
        return True
    return label in {"phone", "other"} and len(digits) not in COMMON_LENGTHS


def _holds_phone(shape: str, first: int, last: int) -> bool:
    """Whether a stretch holds a phone number or a date that wider gaps set apart."""
    begin = max(0, first - NEAR)
    return "x" in PHONE_OR_DATE.sub(_crossed_out, shape[begin : last + NEAR])[first - begin : last - begin]


def _wall(match: re.Match[str]) -> str:
    return WALL * len(match[0])


def _crossed_out(match: re.Match[str]) -> str:
    text, (start, end) = match[0], match.span()
    gap = match["p"] or match["two"] or match["d"] or ""
    edges = match.string[max(0, start - 1) : start] + match.string[end : end + 1]
    if any(edge <= gap for edge in edges):
        return text
    length = sum(map(str.isdigit, text))
    is_phone = length == 11 if MOBILE.match(text.replace(gap, "")) else length == 10
    return "x" * len(text) if match["date"] or is_phone or (length == 10 and text.startswith("0800")) else text


def _is_decimal(run: Run, start: int, end: int, before: str) -> bool:
    """Whether this is a number with a fraction, or its fraction."""
    if CARD_NUMBER.search(before[-20:]) or EXPONENT.match(run.folded, end):
        return False
    is_fraction = run.folded[start:end].isdigit() and FRACTION.search(before[-5:])
    return bool(is_fraction or DECIMAL.fullmatch(run.folded, start, end))


def _is_abroad(before: str, digits: str, stretch: str) -> bool:
    """Whether this is a telephone number with its country (E.164)."""
    return before.endswith("+") and (len(digits) <= 13 or (digits.startswith("81") and stretch != digits))


def _is_address(stretch: str) -> bool:
    """Whether this is a postal code and a telephone number."""
    found = POSTAL_CODE_AND_PHONE.fullmatch(stretch)
    return found is not None and sum(map(str.isdigit, found["phone"])) in {10, 11}


def _is_of_thirteen(digits: str, stretch: str, before: str, label: str) -> bool:
    if INVOICE_LETTER.search(before):
        return True
    if CARD_NUMBER.search(before[-20:]):
        return False
    is_laid_out_as_card = not stretch.isdigit() and stretch[:4].isdigit()
    if not is_laid_out_as_card and _is_product_code(digits):
        return True
    has_groups = stretch.isdigit() or not LARGE_GROUP.search(stretch)
    return label != "card" and not (has_groups and _is_even(stretch, digits))


def _is_even(stretch: str, digits: str) -> bool:
    """Whether all gaps are of one kind, or there is none."""
    return len(set(stretch) - set(digits)) <= 1


def _is_in_identifier(run: Run, before: str, end: int) -> bool:
    """Whether the number stands in a URL or a Message-ID, where programs put numbers."""
    if MAIL_ID[0].search(before) and MAIL_ID[1].match(run.folded, end):
        return True
    found = IDENTIFIER.search(before)
    return found is not None and not CARD_NUMBER.search(before, found.start())


def _is_product_code(digits: str) -> bool:
    """Whether this is a JAN code: a Japanese prefix and the check digit of GTIN-13."""
    total = sum(map(int, digits[::2])) + 3 * sum(map(int, digits[1::2]))
    return digits.startswith(JAPANESE_PRODUCT) and total % 10 == 0
