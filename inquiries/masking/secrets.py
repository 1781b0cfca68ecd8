"""Secrets: security codes, PINs, passwords and expiry dates, found by the words beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from .answers import IN_THE_NEXT, answers
from .expiry import BEFORE_WORD, FORMS, IN_WORDS, MONTH, MONTH_AND_YEAR, NAMED, NOT_A_DAY, SAID, YEAR, YEAR_AND_MONTH
from .findings import Kind, Span
from .halves import IN_TWO
from .kana import ANSWERS, PASSWORDS, QUESTIONS
from .labels import OTHER as OTHER_LABEL
from .labels import PHONE
from .words import COUNTED, FILLER, SAY, TRACELESS, WORD

BESIDE = rf"{FILLER}{{0,14}}+"
GAP = rf"[ \t\n{TRACELESS}]*"
NEAR_CARD = 40  # characters before a card number in which its expiry date can stand
LOOK_BACK = 160  # characters before a word in which its secret can stand

# A secret is no part of an amount, a date, a time or a telephone number.
ALONE = r"(?<!\d)(?<!\d[,./:\-])"
NOT_COUNTED = rf"(?![{TRACELESS}]*(?:\d|[,./:~〜ー\-]\d|{GAP}(?:{COUNTED})))"
STATED_BEFORE = (
    rf"{GAP}[」』)\"']?{GAP}(?:[(「=:はがの]|が[^\d\n。、!?]{{1,12}}の|という|って(?:いう)?|[、,]{GAP}?(?:これ|それ)[はが]"
    rf"|と(?:表示され|書かれ|出|書いてあっ)た"
    rf"|[、,]?{GAP}(?:です|でした)?[。.]{GAP}(?:(?:これ|それ|こちら|そちら|今の|いまの|以上)[はが]"
    r"|(?:this|that|it)(?: is|'s) (?:the|my|our))"
    rf"|(?:is|was){GAP}(?:the|my|our|your|an?)|(?:as|for){GAP}(?:the|my|your)){GAP}(?:カードの|私の|card )?\Z"
)

SIGN = rf"(?:(?!</?[a-z])[!-~])[{TRACELESS}]*"
ADDRESS = rf"https?:|www\.|[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+(?!{SIGN})"
DATE_OR_TIME = rf"\d{{1,4}}[/.:\-]\d{{1,2}}(?:[/.:\-]\d{{1,4}})?(?!{SIGN})"
TELEPHONE = rf"0\d{{1,4}}-\d{{1,4}}-\d{{3,4}}(?!{SIGN})"
COUNT = rf"\d[\d,]*{GAP}(?:{COUNTED})"
SENTENCE = rf"(?![^」』\n]{{0,40}}(?:\d{GAP}(?:{COUNTED})|{ADDRESS}))"
DEVICE = rf"(?:iphone|ipad|android|windows|macos|office)\d{{0,2}}[a-z]?(?!{SIGN})"
COVERED = rf"[\"'(]?\.{{4}}|[*x.\-_?]+(?!{SIGN})"  # already masked by us, or blotted out by the customer
SECRET_WORD = rf"(?!{COVERED}|{DEVICE}|{ADDRESS}|{DATE_OR_TIME}|{TELEPHONE}|{COUNT}|h-\d{{6}})(?:{SIGN}){{4,200}}+"
HAS_DIGIT_OR_SIGN = rf"(?=(?:{SIGN}){{0,199}}?(?:\d|[!@#$%^&*+=?_~][a-z\d]))"
HAS_DIGIT_AND_LETTER = rf"(?=(?:{SIGN}){{0,199}}?\d)(?=(?:{SIGN}){{0,199}}?[a-z])"
BRACKET = r"(?:\([^()\n]{1,8}\))?"
STATED = rf"{BRACKET}[\"'」』)】\]]?{GAP}(?:(?:[:=→⇒…]|[はが][、,]?|(?:is|was)(?![a-z])):?){GAP}[「『\"'(]?"
QUOTED = rf"[\"'」』)]?{GAP}(?:[:=→⇒]{GAP}[「『\"']?|[はが]{GAP}[「『\"'])"
DECLARED = rf"{GAP}[はが][、,]?{GAP}(?=(?:{SIGN}){{1,200}}{GAP}(?:です|でした|と(?:設定|登録|入力)))"


def _after(secret: str) -> re.Pattern[str]:
    return re.compile(secret, re.ASCII)


IN_PAIRS = r"\d\d(?:(?: \d\d){2,3}|(?:の\d\d){2,3}|(?:[、・] ?\d\d){2,3})(?!(?:[ の]|[、・] ?)?\d)"


def _digits(low: int, high: int) -> str:
    """`low` to `high` digits: side by side, one by one, or in pairs or two groups."""
    more = f"{{{low - 1},{high - 1}}}"
    apart = rf"\d(?:[{TRACELESS}]*{SAY}[{TRACELESS}]*\d){more}"
    pairs = rf"(?:{IN_PAIRS}|\d\d[ \-]\d\d|\d{{3}}[ \-]\d{{3}}|\d{{4}}[ \-]\d{{4}})(?![ \-]?\d)"
    return rf"(?P<secret>{pairs}|\d(?:[{TRACELESS}]*\d){more}|{apart})"


NOT_SO = re.compile(rf"{GAP}(?:では(?:ありません|なく)|じゃ(?:ない|ありません)|で(?:は|も)ない)(?!です|か)")
CODE = PIN = _digits(3, 8)
LETTERED = r"(?P<secret>[a-z]{1,2}[ \-]?\d{4,8}|(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{6,10})(?![a-z\d])"
# Further on in the same sentence, unless a word for another number stands between.
OTHERWISE = (
    rf"{OTHER_LABEL}|{PHONE}|番号|番地|号室|枝番|店番|型番|料金|金額|代金|手数料|請求|価格|エラー|バージョン|機種|便名"
    r"|(?<![a-z])id(?![a-z])"
)
FURTHER = rf"(?=\D{{1,50}}\d)(?:(?!{OTHERWISE})[^!-~\n。]){{1,25}}?"
AT_A_MACHINE = rf"(?=[^\d\n。]{{0,12}}(?<![a-z])atm[^!-~\n。]{{1,20}}\d)(?:(?!{OTHERWISE})[^\d\n。]){{4,32}}?"
OTHERWISE_BUT_REFUSED = OTHERWISE.replace("エラー", "エラー(?![にがで])")
# The same in English, after words that announce it ("it says", "here it is").
OTHERWISE_IN_ENGLISH = r"order|number|total|price|amount|fee|cost|balance|room|flight|extension|version|error|year"
IN_ENGLISH = (
    rf"(?=[ ,.:\-…]{{1,4}}[a-z][^\d\n]{{4,80}}\d)"
    rf"(?:(?!{OTHER_LABEL}|{PHONE}|(?<![a-z])(?:{OTHERWISE_IN_ENGLISH}))(?:[^\d\n.?!;]|\.(?=\.))){{1,80}}?"
    r"(?<![a-z])(?:(?:it|that)(?:'s| is| was)|it (?:says|reads)|here it is)[,:.… ]*(?:(?:um+|uh+|er+m?|like)[,.… ]+)*"
)
# In the next sentence: the answer of the person who was asked.
ASKED_FOR = rf"(?=\D{{1,60}}\d)(?:(?!{OTHERWISE})[^!-~\n。]){{0,20}}(?:[?。!]|(?<=どうぞ)|(?<=願いします)){GAP}"
SPEAKER = r"(?:[^\d\s:。]{1,8}:[ ]?)?"
HESITATION = (
    r"(?:(?:あ[ーあっ]*|え[ーえっ]*と?(?:ですね)?|う?ん[ーっ]*と?|たしか|確か|多分|はい|ええと)[、,.…ー ]*){1,4}+"
)
SAID_AT_LAST = r"(?=です(?!か)|でした|\Z|\n)"
YEARS = r"(?:19|20)\d\d"
SHORT_CODE = rf"{ALONE}(?!{YEARS})(?P<secret>\d{{3,4}}|\d(?:{SAY}\d){{2,3}}){NOT_COUNTED}"
FOUR_OR_SIX = rf"{ALONE}(?!{YEARS})(?P<secret>{IN_PAIRS}|\d{{4}}|\d{{6}}){NOT_COUNTED}"
AFTER: dict[Kind, list[re.Pattern[str]]] = {
    "code": [
        _after(rf"{BESIDE}{ALONE}{CODE}{NOT_COUNTED}"),
        _after(rf"{FURTHER}{SHORT_CODE}"),
        _after(rf"{IN_ENGLISH}{SHORT_CODE}"),
        _after(rf"{ASKED_FOR}{SPEAKER}({HESITATION})?{SHORT_CODE}(?(1)|{SAID_AT_LAST})"),
    ],
    "pin": [
        _after(rf"{BESIDE}{ALONE}{PIN}{NOT_COUNTED}"),
        _after(rf"{BESIDE}(?<![a-z\d]){LETTERED}{NOT_COUNTED}"),
        _after(rf"{FURTHER}{FOUR_OR_SIX}"),
        _after(rf"{AT_A_MACHINE}{FOUR_OR_SIX}"),
        _after(rf"{IN_ENGLISH}{FOUR_OR_SIX}"),
        _after(rf"{ASKED_FOR}{SPEAKER}({HESITATION})?{FOUR_OR_SIX}(?(1)|{SAID_AT_LAST})"),
    ],
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
        _after(rf"[^!-~\n。]{{1,30}}(?P<secret>{HAS_DIGIT_AND_LETTER}{SECRET_WORD})(?={GAP}(?:です|でした))"),
        _after(
            rf"(?:{FURTHER}(?<![!-~]))?(?P<secret>{HAS_DIGIT_AND_LETTER}{SECRET_WORD})(?={GAP}(?:から|のまま|を|に|と))"
        ),
        *PASSWORDS,
        *IN_TWO,
    ],
    "expiry": [
        *(_after(rf"{BESIDE}{ALONE}(?P<secret>{form}){NOT_A_DAY}") for form in FORMS),
        *(_after(rf"{BESIDE}(?P<secret>{words}){NOT_A_DAY}") for words in IN_WORDS),
        _after(rf"{BESIDE}(?P<secret>{NAMED})"),
        _after(rf"{BESIDE}{ALONE}(?P<secret>{SAID}){NOT_A_DAY}"),
        _after(rf"{BESIDE}{ALONE}(?P<secret>(?:0[1-9]|1[0-2])[1-9]\d){NOT_COUNTED}"),
    ],
}
SECURE_KINDS: tuple[Kind, ...] = ("pin", "password")
DIGIT = re.compile(r"\d")
# For each group of words, the kinds of secret beside them and the rules that find it.
BESIDE_WORD: dict[str, list[tuple[Kind, re.Pattern[str]]]] = {
    **{kind: [(kind, rule) for rule in rules] for kind, rules in AFTER.items()},
    "secure": [(kind, rule) for kind in SECURE_KINDS for rule in AFTER[kind]],
    "answer": [("password", rule) for rule in (*AFTER["password"], *ANSWERS, IN_THE_NEXT)],
    "question": [("password", rule) for rule in (*QUESTIONS, IN_THE_NEXT)],
}
KIND_BEFORE: dict[str, Kind] = {"secure": "pin", "answer": "password", "question": "password"}
BEFORE: dict[Kind, re.Pattern[str]] = {
    "code": _after(rf"{ALONE}{CODE}{STATED_BEFORE}"),
    "pin": _after(rf"{ALONE}(?:(?<![a-z])[a-z]-)?{PIN}{STATED_BEFORE}"),
    "password": _after(rf"(?<![!-~])(?P<secret>{HAS_DIGIT_AND_LETTER}[!-'*-~]{{4,64}}?){STATED_BEFORE}"),
    "expiry": _after(rf"{ALONE}(?P<secret>{BEFORE_WORD}){STATED_BEFORE}"),
}
# The new PIN after a change, in the same sentence or the next.
CHANGED = _after(
    rf"(?=\D{{1,24}}\d)"
    rf"(?=[^\d\n]{{0,24}}(?:今|現在|新|変え|変更|替え|から|やめ|(?:だった|ていた)の[をが]|でした[がけ]|now|new|to )"
    rf"|\D{{1,24}}\d{{4,6}}(?:に|へ)(?:変|替|かえ|し[たま]))"
    rf"(?:(?!{OTHERWISE})[^\d\n]){{1,24}}{FOUR_OR_SIX}"
)
# The next code that was tried after one was refused.
TRIED_NEXT = _after(
    rf"(?=[^\d\n]{{0,24}}(?:だめ|ダメ|駄目|違|ちが|間違|まちが|エラー|通ら|はじか|弾か|拒否|やり直|wrong|failed|refused|rejected))"
    rf"(?:(?!{OTHERWISE_BUT_REFUSED})[^\d\n]){{1,32}}?{SHORT_CODE}"
    r"(?=[ ]?(?:に(?:し|変|直|打|入)|と(?:入|打|い|押)|で(?:入|試|通|打)|を(?:入|試|打)|でした|です(?!か)|[.!]|\Z))"
)
CHANGED_BEFORE = _after(
    rf"{ALONE}(?P<other>\d{{4,8}}){GAP}(?:から|→|を){GAP}(?P<secret>\d{{4,8}}){GAP}(?:に|へ)?[、,]?{GAP}\Z"
)
OTHER = _after(rf"{GAP}(?:[もとかや、,→]|から|または|又は|ではなく|じゃなくて|or|and|to){{1,3}}{GAP}{PIN}{NOT_COUNTED}")
# Behind a card number: month and year, then the code, perhaps with a short word between.
CODE_OF_CARD = rf"\d{{3,4}}(?![ \-/:.,]?\d|{GAP}(?:{COUNTED}))"
BESIDE_CARD = r"[\s,;/、|\"'()\]:]{1,8}(?:期限|裏面?)?[\s:]{0,2}"
AFTER_CARD = re.compile(
    rf"{BESIDE_CARD}(?:"
    rf"(?P<expiry>{MONTH}\s?[/\-|,]\s?{YEAR}(?![/\-]?\d)|(?:0[1-9]|1[0-2])\d\d(?!\d|-\d|/\d{{1,2}}(?!\d)))"
    rf"(?:{BESIDE_CARD}(?P<code>{CODE_OF_CARD}))?|(?P<alone>{CODE_OF_CARD}))",
    re.ASCII,
)
UNTIL = re.compile(
    rf"(?:[\s,;/、。|\"'()\]:]|でして|です|で|それ|カードの){{0,8}}(?:有効|使用)?(?:期限|期間)[はが:\s]{{0,3}}"
    rf"(?P<expiry>{YEAR_AND_MONTH}|{MONTH_AND_YEAR}|{SAID}){NOT_A_DAY}",
    re.ASCII,
)
BEFORE_CARD = re.compile(
    rf"期限[はが:]?{GAP}(?P<expiry>{MONTH_AND_YEAR}|{YEAR_AND_MONTH}){NOT_A_DAY}(?:まで)?[^\d\n]{{0,10}}\Z", re.ASCII
)
IN_CARD: dict[str, Kind] = {"expiry": "expiry", "code": "code", "alone": "code"}
CLOSING = {'"': '"', "'": "'", "(": ")", "[": "]"}
# The rest of a magnetic stripe's track (ISO/IEC 7813): behind a separator, on track 1 behind the name.
TRACK = re.compile(r"(?:[=d]|\^[^^\n]{0,30}\^)(?P<code>(?:\d{4}|\^)[\d^][!->@-~]{2,})")


def secrets(folded: str, cards: Sequence[Span]) -> Iterator[Span]:
    """Where the security codes, PINs, passwords and expiry dates of a folded text stand."""
    for card in cards:
        yield from _after_card(folded, card.end)
        if before := BEFORE_CARD.search(folded, max(0, card.start - NEAR_CARD), card.start):
            yield _span(before, "expiry", "expiry")
    yield from answers(folded)
    for word in WORD.finditer(folded):
        name = word.lastgroup or ""
        for kind, rule in BESIDE_WORD[name]:
            if found := rule.match(folded, word.end()):
                yield from _spans(found, kind)
                yield from _others(found, kind)
        kind = KIND_BEFORE.get(name, cast("Kind", name))
        if found := _before(folded, word, kind):
            yield from _spans(found, kind)


def _others(found: re.Match[str], kind: Kind) -> Iterator[Span]:
    """The further codes or PINs behind one: a person who is not sure names several."""
    while kind in {"code", "pin"} and (other := _other(found, kind)):
        yield _span(other, "secret", kind)
        found = other


def _other(found: re.Match[str], kind: Kind) -> re.Match[str] | None:
    other = OTHER.match(found.string, found.end())
    return other or (CHANGED if kind == "pin" else TRIED_NEXT).match(found.string, found.end())


def _before(folded: str, word: re.Match[str], kind: Kind) -> re.Match[str] | None:
    near = max(0, word.start() - LOOK_BACK), word.start()
    if not DIGIT.search(folded, *near) or NOT_SO.match(folded, word.end()):
        return None
    return BEFORE[kind].search(folded, *near) or (CHANGED_BEFORE.search(folded, *near) if kind == "pin" else None)


def _after_card(folded: str, place: int) -> Iterator[Span]:
    for pattern in (AFTER_CARD, UNTIL, TRACK):
        if after := pattern.match(folded, place):
            yield from (_span(after, group, IN_CARD[group]) for group, found in after.groupdict().items() if found)


def _spans(found: re.Match[str], kind: Kind) -> Iterator[Span]:
    yield from (_span(found, group, kind) for group in found.groupdict())


def _span(found: re.Match[str], group: str, kind: Kind) -> Span:
    span, folded = Span.of(found, group, kind), found.string
    closing = CLOSING.get(folded[span.start - 1 : span.start], "")
    closed = folded.find(closing, span.start, span.end) if closing else -1
    return replace(span, end=closed) if closed > span.start else span
