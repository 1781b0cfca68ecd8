"""Numbers of identity, found by the words beside them: My Number, driving licence, bank account.

They are no card data, so an installation chooses which of them it masks (`choose`).
"""

import re
from collections.abc import Iterable, Iterator

from .findings import Kind, Span
from .labels import OTHER, PHONE
from .words import COUNTED, FILLER, SAY, TRACELESS

NOT_A_DIGIT = re.compile(r"\D+")
EVERY: frozenset[Kind] = frozenset({"my_number", "licence", "account"})
_kept: set[Kind] = set()


def choose(kinds: Iterable[str]) -> None:
    """Mask these kinds from now on, and keep the others of `EVERY`."""
    _kept.clear()
    _kept.update(EVERY - set(kinds))


BETWEEN = rf"[{TRACELESS}]*(?:{SAY}[{TRACELESS}]*)?"
ALONE, NOT_COUNTED = r"(?<!\d)(?<!\d[,./:\-])", rf"(?![{TRACELESS}]*(?:\d|[,./:\-]\d|[ ]?(?:{COUNTED})))"
BESIDE = rf"(?:{FILLER}|第|証|カード){{0,14}}+"
TWELVE = rf"(?P<number>\d(?:{BETWEEN}\d){{11}})"
SEVEN = rf"(?P<number>\d(?:{BETWEEN}\d){{5,7}})"
# The holder's name may stand between the word and the number, but no word for another number.
NOT_ANOTHER = rf"(?!{OTHER}|{PHONE}|郵便|〒|住所|番地|生年|年齢|社員|お客様)"
HOLDER = rf"(?:(?:{NOT_ANOTHER}[^\d。])" "{2,16}?[ \n、,:はが])?"
OF_ACCOUNT = (
    r"口座の?番号|口座|(?:普通|当座|貯蓄|総合)(?:預金|口座)?(?=[ \n:)/、,番はがのno]{0,4}\d)|\((?:普|当|貯)\)|記号番号"
    r"|口座[^\d\n。]{1,20}(?:支店|本店)|account (?:number|no\.?)"
    r"|(?<![a-z])(?:acct|a/c)(?![a-z])\.?(?: (?:number|no\.?))?"
    r"|(?<![a-z])account(?= #?\d{6,8}[^\d\n]{0,30}(?:name|holder|bank|branch))"
)
OF_HOLDER = rf"口座の?名義(?:人)?{HOLDER}"
CODE = r"(?:\(\d{3,4}\))?"
OF_BANK = (
    rf"(?:銀行|信用金庫|信金|信組|農協|労金){CODE}[^\d\n]{{0,20}}(?:支店|本店|営業部|出張所){CODE}{HOLDER}"
    rf"|(?<![a-z])bank,?[^\d\n]{{1,30}}branch{CODE}"
)
CALLED: dict[Kind, tuple[str, str]] = {
    # Act on the use of numbers to identify individuals (番号法), article 2, paragraph 5.
    "my_number": (r"マイナンバー|マイナ番号|個人番号|個人識別番号|(?<![a-z])my ?number card|individual number", TWELVE),
    "licence": (r"運転免許|免許証?の?番号|免許証|driver'?s? licen[cs]e|licen[cs]e (?:number|no)", TWELVE),
    "account": (f"{OF_ACCOUNT}|{OF_BANK}|{OF_HOLDER}", SEVEN),
}
BEFORE = rf"{ALONE}%s(?=[」』)]?(?:という|って|が|は|[、, ]|is )[^\d\n]{{0,8}}(?:%s))"
# An account of Japan Post Bank (ゆうちょ銀行) has two numbers: 記号, five digits, and 番号, six to eight.
POST_BANK = (
    rf"記号{BESIDE}{ALONE}(?P<number>\d{{5}}(?:-\d)?[^\d\n]{{0,4}}?(?:番号)?[^\d\n]{{0,4}}\d{{6,8}}){NOT_COUNTED}"
)
POST_BANK_ALONE = rf"ゆうちょ(?:銀行)?{BESIDE}{ALONE}(?P<number>\d{{5}}[ \-]\d{{6,8}}){NOT_COUNTED}"
RULES: list[tuple[Kind, re.Pattern[str]]] = [
    *(
        (kind, re.compile(rule))
        for kind, (called, number) in CALLED.items()
        for rule in (rf"(?:{called}){BESIDE}{ALONE}{number}{NOT_COUNTED}", BEFORE % (number, called))
    ),
    ("account", re.compile(POST_BANK)),
    ("account", re.compile(POST_BANK_ALONE)),
]
# Further away in the same sentence, a number must have the right check digit.
FAR = rf"(?:{CALLED['my_number'][0]})[^\d。\n]{{0,40}}{ALONE}{TWELVE}{NOT_COUNTED}"
# In English "my number" is more often a phone, order or parcel number.
IN_ENGLISH = r"(?<![a-z])my ?number(?![a-z])"
FOUR = rf"\d(?:[{TRACELESS}]*\d){{3}}"
IN_FOURS = rf"(?<!\+)(?P<number>{FOUR}[{TRACELESS}]*(?P<gap>[ \-]?){FOUR}[{TRACELESS}]*(?P=gap){FOUR})"
NEITHER = rf"(?![^\d\n]{{0,30}}(?:{OTHER}|{PHONE}|call|deliver))"
PROVEN = [
    re.compile(rule)
    for rule in (
        FAR,
        rf"{IN_ENGLISH}{NEITHER}[^\d。\n+]{{0,40}}{ALONE}{IN_FOURS}{NOT_COUNTED}{NEITHER}",
        BEFORE % (IN_FOURS, IN_ENGLISH),
    )
]
OF_SAVINGS = "普", "当", "貯", "総合", "銀行", "信", "農協", "労金", "bank"
HINTS: dict[Kind, tuple[str, ...]] = {
    "my_number": ("マイナ", "個人", "number"),
    "licence": ("免許", "licen"),
    "account": (*OF_SAVINGS, "口座", "記号", "ゆうちょ", "account", "acct", "a/c"),
}


def identities(folded: str) -> Iterator[Span]:
    """Where numbers of identity stand in a folded text."""
    said = {kind for kind, hints in HINTS.items() if kind not in _kept and any(hint in folded for hint in hints)}
    for kind, rule in RULES:
        if kind in said:
            yield from (Span.of(found, "number", kind) for found in rule.finditer(folded))
    if "my_number" in said:
        for rule in PROVEN:
            proven = (found for found in rule.finditer(folded) if is_my_number(NOT_A_DIGIT.sub("", found["number"])))
            yield from (Span.of(found, "number", "my_number") for found in proven)


def is_my_number(digits: str) -> bool:
    """Whether these are twelve digits with the right check digit (平成26年総務省令第85号, article 5)."""
    weights = (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
    rest = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False)) % 11
    return len(digits) == len(weights) + 1 and int(digits[-1]) == (0 if rest <= 1 else 11 - rest)
