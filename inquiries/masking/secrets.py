"""Security codes, PINs, passwords and expiry dates, by the words beside them."""

import re
from collections.abc import Iterator, Sequence

from .findings import Finding, Kind, Span
from .words import CODE, EXPIRY, FILLER, PASSWORD, PIN

LABEL = "••••"
BESIDE = rf"{FILLER}{{0,10}}+"
GAP = r"[ \t\n\u200b]*"

# A secret is not the beginning, the middle or the end of an amount, a date, a time or a telephone number.
ALONE = r"(?<!\d)(?<!\d[,./:\-])"
NOT_COUNTED = r"(?!\d|[,./:~〜ー\-]\d|[桁円件名人年月日時分回番個点枚社通%])"
STATED_BEFORE = rf"{GAP}(?:[(「=:はが]|is{GAP}(?:the|my|our)){GAP}"

MONTH = r"(?:0?[1-9]|1[0-2])"
YEAR = r"(?:20)?\d\d"
NOT_A_DAY = r"(?![\d/.\-]|月|日)"

SIGN = r"(?:(?!</?[a-z])[!-~])"
OUR_LABEL = r"\.{4}"
ADDRESS = rf"https?:|[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+(?!{SIGN})"
DATE_OR_TIME = rf"\d{{1,4}}[/.:\-]\d{{1,2}}(?:[/.:\-]\d{{1,4}})?(?!{SIGN})"
TELEPHONE = rf"0\d{{1,4}}-\d{{1,4}}-\d{{3,4}}(?!{SIGN})"
WORD = rf"(?!{OUR_LABEL}|{ADDRESS}|{DATE_OR_TIME}|{TELEPHONE}){SIGN}{{4,}}+"
HAS_DIGIT_OR_SIGN = rf"(?={SIGN}*?(?:\d|[!@#$%^&*+=?_~][a-z\d]))"
HAS_DIGIT_AND_LETTER = rf"(?={SIGN}*\d)(?={SIGN}*[a-z])"
STATED = rf"{GAP}(?:[:=→はが]|(?:is|was)(?![a-z])){GAP}[「『\"'(]?"
QUOTED = rf"{GAP}(?:[:=→]{GAP}[「『\"']?|[はが]{GAP}[「『\"'])"
DECLARED = rf"{GAP}[はが]{GAP}(?={SIGN}+(?:です|でした))"


def _number(word: str, low: int, high: int) -> list[re.Pattern[str]]:
    """So many digits after the word, or before it where the sentence says so."""
    digits = rf"(?P<secret>\d(?:\u200b?\d){{{low - 1},{high - 1}}}|\d(?: \d){{{low - 1},{high - 1}}})"
    return [
        re.compile(rf"{word}{BESIDE}{ALONE}{digits}{NOT_COUNTED}", re.ASCII),
        re.compile(rf"{ALONE}{digits}{STATED_BEFORE}{word}", re.ASCII),
    ]


RULES: dict[Kind, list[re.Pattern[str]]] = {
    "code": _number(CODE, 3, 4),
    "pin": _number(PIN, 4, 8),
    "password": [
        re.compile(rf"{PASSWORD}{STATED}(?P<secret>{HAS_DIGIT_OR_SIGN}{WORD})", re.ASCII),
        re.compile(rf"{PASSWORD}(?:{QUOTED}|{DECLARED})(?P<secret>{WORD})(?! [a-z])", re.ASCII),
        re.compile(rf"{PASSWORD}[ \t\n\u200b(「『\"']{{1,3}}(?P<secret>{HAS_DIGIT_AND_LETTER}{WORD})", re.ASCII),
    ],
    "expiry": [
        re.compile(rf"{EXPIRY}{BESIDE}{ALONE}(?P<secret>{MONTH}{GAP}[/.月 \-]{GAP}{YEAR}年?){NOT_A_DAY}", re.ASCII),
        re.compile(rf"{EXPIRY}{BESIDE}{ALONE}(?P<secret>{YEAR}{GAP}[/.年\-]{GAP}{MONTH}月?){NOT_A_DAY}", re.ASCII),
        re.compile(rf"{EXPIRY}{BESIDE}{ALONE}(?P<secret>(?:0[1-9]|1[0-2])[1-9]\d){NOT_COUNTED}", re.ASCII),
    ],
}
# Written after a card number as on the card itself: month and year, then the code.
AFTER_CARD = re.compile(
    rf"[\s,/、|]*(?P<expiry>{MONTH}\s?[/\-]?\s?{YEAR})[\s,/、|]+(?P<code>\d{{3,4}})(?!\d)", re.ASCII
)


def secrets(folded: str, cards: Sequence[Span]) -> Iterator[Span]:
    """Where the secrets of a folded text stand, card numbers apart."""
    for card in cards:
        if after := AFTER_CARD.match(folded, card.end):
            yield Span(*after.span("expiry"), Finding("expiry"), LABEL)
            yield Span(*after.span("code"), Finding("code"), LABEL)
    for kind, rules in RULES.items():
        for match in (match for rule in rules for match in rule.finditer(folded)):
            start, end = match.span("secret")
            if not any(card.start < end and start < card.end for card in cards):
                yield Span(start, end, Finding(kind), LABEL)
