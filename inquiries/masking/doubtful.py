"""Numbers that a text calls card numbers although their digits are wrong (misheard, mistyped, cut off); and parts.

Such a run of digits, if it is no money and no date, is masked whole: of a number with one wrong digit fifteen of
sixteen digits are true.
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
"""Digits of such a number: at least nine, since fewer may be stored (PCI DSS 3.4.1); about 15; 20 at most."""
ISSUED = "234568"
PIECE = re.compile(rf"\d+(?:[ \-]\d+)*{REST}*")
FAR = 200  # characters behind the word in which the number ends
LONG = 6  # digits: a shorter piece agrees with a card number by chance


NEAR = 32  # characters before a card number in which a wrong one was begun
BEGUN = re.compile(
    rf"(?<![\d\-/:.,])(?P<group>(?:{BEGINNING.pattern})(?<=\d)\d{{2,3}}{REST}*)(?<!\d{{5}})(?:[の、,. …]|え[ーっ]*と?)*"
    r"(?:あ[ーっ]*、?)?(?:違い?う?っ?(?:ます|た)?|ちが(?:う|った|います)|じゃなくて|ではなくて?|間違え(?:た|ました)"
    r"|すみません|失礼|訂正|いえ|no|sorry|wait|oops)(?![^\W\d]{8})(?:[^\d\n一-龠]){0,10}\Z"
)


def doubtful(folded: str) -> Iterator[Span]:
    """Where numbers stand that the text calls card numbers, with any check digit."""
    for called in CALLED.finditer(folded):
        near = without_figures(folded[called.end() : called.end() + FAR])
        if number := NUMBER.match(near):
            digits, length = _number(number)
            if len(digits) >= FEWEST and digits[0] in ISSUED:
                yield Span(called.end(), called.end() + length, Finding("pan"))


def _number(number: re.Match[str]) -> tuple[str, int]:
    """The digits of as many groups as a card has, and where they end; a number behind it is not taken."""
    digits, end = "", 0
    for group in GROUPS.finditer(number.string, *number.span()):
        if len(digits) >= USUAL or len(digits + group[0]) > MOST:
            break
        digits, end = digits + group[0], group.end()
    return digits, end


def fragments(folded: str, cards: set[str]) -> Iterator[Span]:
    """Where parts of six or more digits of these card numbers stand again, as after a slip of the tongue."""
    if cards:
        for piece in PIECE.finditer(folded):
            digits = "".join(GROUPS.findall(piece[0]))
            if len(digits) >= LONG and any(digits in card or _is_like(digits, card) for card in cards):
                yield Span(*piece.span(), Finding("pan"))


def taken_back(folded: str, cards: Iterable[Span]) -> Iterator[Span]:
    """Where a group of a wrong card stands that a person began to read before the right one."""
    for card in cards:
        begun = BEGUN.search(folded, max(0, card.start - NEAR), card.start)
        if begun and label_before(folded, begun.start("group")) in {"", "card"}:
            yield Span(*begun.span("group"), Finding("pan"))


def _is_like(digits: str, card: str) -> bool:
    return len(digits) >= FEWEST and (digits[:3] == card[:3] or digits[3:6] == card[3:6]) and is_like(digits, card)
