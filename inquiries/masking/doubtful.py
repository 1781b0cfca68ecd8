"""What is called a card number and is none by its digits: misheard, mistyped or cut off. And what is part of one.

Money and dates apart, a run of digits that may be a card number is blacked out whole: a digit that was typed wrong
still leaves fifteen of sixteen.
"""

import re
from collections.abc import Iterable, Iterator

from .brands import BEGINNING
from .dictated import SHORT_GAP
from .findings import Finding, Span
from .folding import REST
from .labels import label_before
from .others import without_figures
from .slips import is_like
from .words import COUNTED, FILLER

NOT_OF_PAYMENT = "".join(
    f"(?<!{word})"
    for word in ("ポイント", "会員", "診察", "図書", "メンバー", "メンバーズ", "マイナンバー", "在留", "id")
)
CALLED = re.compile(
    rf"(?=[カクcp])(?:{NOT_OF_PAYMENT}(?:カード|クレカ|クレジット)の?(?:番号|ナンバー|(?:no|№)\.?|1[3-6]桁)"
    rf"|(?<![a-z])(?:card ?(?:number|no\.?|num)|pan(?![a-z]))){FILLER}{{0,14}}+(?=\d)"
)
GROUP = rf"\d++(?![ ]?(?:{COUNTED}))"
NUMBER = re.compile(rf"{GROUP}(?:{SHORT_GAP}{GROUP}){{0,18}}+")
GROUPS = re.compile(r"\d+")
FEWEST, USUAL, MOST = 9, 15, 20
"""Digits: more than may be kept in a row of a card (PCI DSS 3.4.1), as most cards have, as it can be at all."""
ISSUED = "234568"
PIECE = re.compile(rf"\d+(?:[ \-]\d+)*{REST}*")
FAR = 200  # characters within which it ends
LONG = 6  # digits: shorter ones are the same by chance


NEAR = 32  # characters before a card number in which another was begun
BEGUN = re.compile(
    rf"(?<![\d\-/:.,])(?P<group>(?:{BEGINNING.pattern})(?<=\d)\d{{2,3}}{REST}*)(?<!\d{{5}})(?:[の、,. …]|え[ーっ]*と?)*"
    r"(?:あ[ーっ]*、?)?(?:違い?う?っ?(?:ます|た)?|ちが(?:う|った|います)|じゃなくて|ではなくて?|間違え(?:た|ました)"
    r"|すみません|失礼|訂正|いえ|no|sorry|wait|oops)(?![^\W\d]{8})(?:[^\d\n一-龠]){0,10}\Z"
)


def doubtful(folded: str) -> Iterator[Span]:
    """Where numbers stand that are called a card's, whatever their check digit says."""
    for called in CALLED.finditer(folded):
        near = without_figures(folded[called.end() : called.end() + FAR])
        if number := NUMBER.match(near):
            digits, length = _number(number)
            if len(digits) >= FEWEST and digits[0] in ISSUED:
                yield Span(called.end(), called.end() + length, Finding("pan"))


def _number(number: re.Match[str]) -> tuple[str, int]:
    """The digits of as many groups as a card has, and where they end; a number that follows is not swallowed."""
    digits, end = "", 0
    for group in GROUPS.finditer(number.string, *number.span()):
        if len(digits) >= USUAL or len(digits + group[0]) > MOST:
            break
        digits, end = digits + group[0], group.end()
    return digits, end


def fragments(folded: str, cards: set[str]) -> Iterator[Span]:
    """Where parts of these card numbers stand once more, as after a slip of the tongue; the last four may stay."""
    if cards:
        for piece in PIECE.finditer(folded):
            digits = "".join(GROUPS.findall(piece[0]))
            if len(digits) >= LONG and any(digits in card or _is_like(digits, card) for card in cards):
                yield Span(*piece.span(), Finding("pan"))


def taken_back(folded: str, cards: Iterable[Span]) -> Iterator[Span]:
    """Where a group of another card stands that somebody began to read before the right one."""
    for card in cards:
        begun = BEGUN.search(folded, max(0, card.start - NEAR), card.start)
        if begun and label_before(folded, begun.start("group")) in {"", "card"}:
            yield Span(*begun.span("group"), Finding("pan"))


def _is_like(digits: str, card: str) -> bool:
    return len(digits) >= FEWEST and (digits[:3] == card[:3] or digits[3:6] == card[3:6]) and is_like(digits, card)
