"""Security codes, PINs, passwords and expiry dates, by the words beside them."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import cast

from .findings import Finding, Kind, Span
from .words import FILLER, WORD

TRACELESS = "\u200b\u2060"
BESIDE = rf"{FILLER}{{0,14}}+"
GAP = rf"[ \t\n{TRACELESS}]*"
LOOK_BACK = 160  # characters before a word in which its secret can stand

# A secret is not the beginning, the middle or the end of an amount, a date, a time or a telephone number.
ALONE = r"(?<!\d)(?<!\d[,./:\-])"
COUNTED = r"[桁円件名人年月日時分回番個点枚社通歳才度万千階箱台本%]|文字|か月|ヶ月|ケ月|番目"
NOT_COUNTED = rf"(?![{TRACELESS}]*(?:\d|[,./:~〜ー\-]\d|{GAP}(?:{COUNTED})))"
STATED_BEFORE = (
    rf"{GAP}[」』)\"']?{GAP}(?:[(「=:はがの]|という|って|[、,]{GAP}?(?:これ|それ)[はが]"
    rf"|is{GAP}(?:the|my|our)|(?:as|for){GAP}(?:the|my)){GAP}(?:カードの|私の|card )?\Z"
)

MONTH = r"(?:0?[1-9]|1[0-2])"
YEAR = r"(?:20)?\d\d"
NAMED_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
NOT_A_DAY = rf"(?![{TRACELESS}]*(?:[\d/.\-]\d|\d|月|{GAP}(?:の{GAP})?\d{{1,2}}日|日))"
MONTH_AND_YEAR = rf"{MONTH}{GAP}(?:月?[/.\-]|月の?| ){GAP}{YEAR}年?"
YEAR_AND_MONTH = rf"(?:{YEAR}{GAP}(?:[/.\-]|年の?)|令和{GAP}\d{{1,2}}年){GAP}{MONTH}月?"

SIGN = rf"(?:(?!</?[a-z])[!-~])[{TRACELESS}]*"
ADDRESS = rf"https?:|www\.|[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+(?!{SIGN})"
DATE_OR_TIME = rf"\d{{1,4}}[/.:\-]\d{{1,2}}(?:[/.:\-]\d{{1,4}})?(?!{SIGN})"
TELEPHONE = rf"0\d{{1,4}}-\d{{1,4}}-\d{{3,4}}(?!{SIGN})"
COUNT = rf"\d[\d,]*{GAP}(?:{COUNTED})"
SENTENCE = rf"(?![^」』\n]{{0,40}}(?:\d{GAP}(?:{COUNTED})|{ADDRESS}))"
DEVICE = rf"(?:iphone|ipad|android|windows|macos|office)\d{{0,2}}[a-z]?(?!{SIGN})"
COVERED = rf"[\"'(]?\.{{4}}|[*x.\-_?]+(?!{SIGN})"  # by us, or by the customer
SECRET_WORD = rf"(?!{COVERED}|{DEVICE}|{ADDRESS}|{DATE_OR_TIME}|{TELEPHONE}|{COUNT}|h-\d{{6}})(?:{SIGN}){{4,200}}+"
HAS_DIGIT_OR_SIGN = rf"(?=(?:{SIGN}){{0,199}}?(?:\d|[!@#$%^&*+=?_~][a-z\d]))"
HAS_DIGIT_AND_LETTER = rf"(?=(?:{SIGN}){{0,199}}?\d)(?=(?:{SIGN}){{0,199}}?[a-z])"
BRACKET = r"(?:\([^()\n]{1,8}\))?"
STATED = rf"{BRACKET}[\"'」』)】\]]?{GAP}(?:(?:[:=→⇒…]|[はが][、,]?|(?:is|was)(?![a-z])):?){GAP}[「『\"'(]?"
QUOTED = rf"[\"'」』)]?{GAP}(?:[:=→⇒]{GAP}[「『\"']?|[はが]{GAP}[「『\"'])"
DECLARED = rf"{GAP}[はが][、,]?{GAP}(?=(?:{SIGN}){{1,200}}{GAP}(?:です|でした|と(?:設定|登録|入力)))"


def _after(secret: str) -> re.Pattern[str]:
    return re.compile(secret, re.ASCII)


def _digits(low: int, high: int) -> str:
    """So many digits side by side, or each by itself."""
    more = f"{{{low - 1},{high - 1}}}"
    return rf"(?P<secret>\d(?:[{TRACELESS}]*\d){more}|\d(?:[ \-.,、・/]\d){more}|\d\d[ \-]\d\d)"


CODE, PIN = _digits(3, 4), _digits(3, 8)
AFTER: dict[Kind, list[re.Pattern[str]]] = {
    "code": [_after(rf"{BESIDE}{ALONE}{CODE}{NOT_COUNTED}")],
    "pin": [_after(rf"{BESIDE}{ALONE}{PIN}{NOT_COUNTED}")],
    "password": [
        _after(rf"{STATED}(?P<secret>{HAS_DIGIT_OR_SIGN}{SECRET_WORD})"),
        _after(rf"(?:{QUOTED}|{DECLARED})(?P<secret>{SECRET_WORD})(?! [a-z])"),
        _after(rf"(?:を|として){GAP}(?P<secret>{HAS_DIGIT_AND_LETTER}{SECRET_WORD})(?={GAP}[にとを])"),
        _after(rf"{GAP}[:=はが]?{GAP}[「『](?P<secret>(?=[^」』\n]{{0,40}}\d){SENTENCE}[^「」『』\n]{{2,40}})[」』]"),
        _after(rf"[ \t\n{TRACELESS}(「『【】』」\[\"',、.|]{{1,200}}+(?P<secret>{HAS_DIGIT_AND_LETTER}{SECRET_WORD})"),
        _after(
            rf"(?: (?!was|is)[a-z]{{1,9}}){{1,5}} (?:is|was):? [\"']?(?P<secret>{HAS_DIGIT_AND_LETTER}{SECRET_WORD})"
        ),
        _after(rf"{QUOTED}(?<=[「『\"'])(?P<secret>[ぁ-ヺー]{{3,20}})[」』\"'](?!ですか)"),
    ],
    "expiry": [
        _after(rf"{BESIDE}{ALONE}(?P<secret>{MONTH_AND_YEAR}){NOT_A_DAY}"),
        _after(rf"{BESIDE}{ALONE}(?P<secret>{YEAR_AND_MONTH}){NOT_A_DAY}"),
        _after(rf"{BESIDE}(?P<secret>{NAMED_MONTH}{GAP}[.,/\-]?{GAP}{YEAR})(?!\d|[,/.\-]?{GAP}\d)"),
        _after(rf"{BESIDE}{ALONE}(?P<secret>(?:0[1-9]|1[0-2])[1-9]\d){NOT_COUNTED}"),
    ],
}
BEFORE: dict[Kind, re.Pattern[str]] = {
    "code": _after(rf"{ALONE}{CODE}{STATED_BEFORE}"),
    "pin": _after(rf"{ALONE}{PIN}{STATED_BEFORE}"),
    "password": _after(rf"(?<![!-~])(?P<secret>{HAS_DIGIT_AND_LETTER}[!-'*-~]{{4,64}}?){STATED_BEFORE}"),
    "expiry": _after(rf"{ALONE}(?P<secret>{MONTH}/{YEAR}|20\d\d年{MONTH}月){STATED_BEFORE}"),
}
# Written after a card number as on the card itself: month and year, then the code, maybe with a short word.
CODE_OF_CARD = rf"\d{{3,4}}(?![ \-/:.,]?\d|{GAP}(?:{COUNTED}))"
BESIDE_CARD = r"[\s,;/、|\"'()\]:]{1,8}(?:期限|裏面?)?[\s:]{0,2}"
AFTER_CARD = re.compile(
    rf"{BESIDE_CARD}(?:"
    rf"(?P<expiry>{MONTH}\s?[/\-|,]\s?{YEAR}(?![/\-]?\d)|(?:0[1-9]|1[0-2])\d\d(?!\d|-\d|/\d{{1,2}}(?!\d)))"
    rf"(?:{BESIDE_CARD}(?P<code>{CODE_OF_CARD}))?|(?P<alone>{CODE_OF_CARD}))",
    re.ASCII,
)
IN_CARD: dict[str, Kind] = {"expiry": "expiry", "code": "code", "alone": "code"}
CLOSING = {'"': '"', "'": "'", "(": ")", "[": "]"}
TRACK = re.compile(r"=(?P<code>\d{7,})")  # the rest of what a magnetic stripe says


def secrets(folded: str, cards: Sequence[Span]) -> Iterator[Span]:
    """Where the secrets of a folded text stand, card numbers apart."""
    for card in cards:
        yield from _after_card(folded, card.end)
    for word in WORD.finditer(folded):
        kind = cast("Kind", word.lastgroup)
        for found in chain((rule.match(folded, word.end()) for rule in AFTER[kind]), [_before(folded, word, kind)]):
            if found:
                yield _span(found, "secret", kind)


def _before(folded: str, word: re.Match[str], kind: Kind) -> re.Match[str] | None:
    start = word.start()
    return BEFORE[kind].search(folded, max(0, start - LOOK_BACK), start) if folded[start - 1 : start] else None


def _after_card(folded: str, place: int) -> Iterator[Span]:
    for pattern in (AFTER_CARD, TRACK):
        if after := pattern.match(folded, place):
            yield from (_span(after, group, IN_CARD[group]) for group, found in after.groupdict().items() if found)


def _span(found: re.Match[str], group: str, kind: Kind) -> Span:
    start, end = found.span(group)
    folded = found.string
    if start and (closing := CLOSING.get(folded[start - 1])) and (closed := folded.find(closing, start, end)) > start:
        end = closed
    while folded.startswith("\u2060", end):
        end += 1
    return Span(start, end, Finding(kind))
