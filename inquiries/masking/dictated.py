"""Numbers as people dictate them: with words between the groups, in halves, in another order, with repetitions.

A reading is as long as the text. One number becomes its digits side by side and then fillers, so that a number found
in it covers all the words that stood in between.
"""

import re
from collections.abc import Iterator

from .brands import BEGINNING, LONGEST, SHORTEST, could_be_card
from .chains import Chain, Number
from .folding import REST, WALL
from .number_words import DIGIT_OF, KANJI, ONE_DIGIT
from .others import UNITS
from .positions import REVERSED, by_place, told
from .positions import WORDS as PLACES
from .slips import WORDS as SLIPS
from .slips import mended

# Behind a digit these words count digits or groups ("4桁"), so that digit is no part of the number.
COUNTER = r"(?:桁|けた|ケタ|つ目|つめ|番目|個目|枠目|組目|段目|行目)"
KATAKANA = (
    "ハイフォン|ハイフオン|ハイフン|マイナス|バー|ダッシュ|スペース|ドット|カンマ|コンマ|グループ|ブロック"
    "|エーット|エット|エート|アノー|アノ|ツギ|ノ"
)
KANJI_WORDS = (
    "空白|真ん中|末尾|先頭|数字|番号|以降|以上|確か|多分|同じ"
    "|[次続最初前後半残上下中頭終始空区切点棒線横言思来行回度全部]"
)
ENGLISH = (
    r"(?:th?en|and|dash|hyphen|minus|space|dot|next|last|first|middle|final(?:ly)?|rest|remaining|other|half|four|six"
    r"|eight|ten|twelve|digits?|numbers?|groups?|is|are|was|were|its?|that|s|the|this|followed|by|to|of|at|in"
    r"|with|on|again|ends?|ending|starts?|starting|begins?|beginning|um+|uh+|er+m?|hm+|ok|okay|so|yes|i|think|guess|believe"
    r"|comes|after|before|here|or|maybe|sorry|no|not|but|wait|hold|oops|actually|correct(?:ion|ed)?|rather|mean|wrong"
    r"|mistake|scratch|instead|should|be|my|me|excuse|let|second|third|fourth|part|backwards?|reverse|order|from)"
    r"(?![a-z])"
)
WORDS = rf"[ぁ-ゖー]|{KATAKANA}|{KANJI_WORDS}|第?[\d{KANJI}]{{1,2}}{COUNTER}|第[\d{KANJI}]|{ENGLISH}"
WALLED = rf"(?<!{WALL}){WALL}(?!{WALL})"
SHORT_GAP = rf"(?:[\W_]|{WALLED}|{WORDS}){{1,24}}+"
"""Words that stand only between the groups of a number."""
# Any words except units, which make the digits before them a count; and the speaker's name in a transcript.
SAID = rf"{WORDS}|[ァ-ヺ々]|(?![{UNITS}])[一-龠]|(?<=\n)[^\d\s:]{{1,8}}:"
GAP = rf"(?:[\W_]|{WALLED}|{SAID}){{1,40}}+"
GROUP = rf"(?<!第)\d++(?!{COUNTER})"
CHAIN = re.compile(rf"(?<!\d){GROUP}(?:{GAP}{GROUP})++")
GROUPS = re.compile(GROUP)
BEGINS = re.compile(rf"(?<!\d)(?:{BEGINNING.pattern}|[2-68](?!\d))")
IS_SAID = re.compile(rf"[^\W\d]|{WALL}")
# "8が4つ": of a digit or of a group. The words behind it are replaced too, to make room for the digits.
TIMES = {"twice": "2", "two times": "2", "three times": "3", "four times": "4"}
REPEATED = re.compile(
    rf"(?<!\d)(?P<group>\d{{1,4}}|{ONE_DIGIT})[ {REST}]*(?:[がをの]|[、,] ?)?"
    rf"(?:(?P<times>[2-9二三四五六七八九])(?:つ|個|こ|回|連続)|(?P<word>{'|'.join(TIMES)}))"
    r"(?:続け?て|続いて|続き|連続して?|連続で|並んで|並び|ずつ|で|と|[、, ]|(?:and |then )+)*"
)
HAS_TIMES = re.compile(r"[2-9二三四五六七八九](?:つ|個|こ|回|連続)|twice|times")
# Sizes of the groups, as brands print them and as people split them.
SIZES = (
    (4, 4, 4, 4), (4, 6, 5), (8, 8), (4, 6, 4), (7, 8), (8, 7), (4, 12), (12, 4), (6, 10), (10, 6), (4, 4, 8),
    (8, 4, 4), (4, 8, 4), (6, 6, 4), (6, 9), (10, 5), (5, 5, 5), (4, 4, 4, 3), (4, 4, 4, 2), (4, 4, 4, 4, 3), (7, 7),
    (6, 13),
)  # fmt: skip
LAID_OUT = set(SIZES)
BY_FIRST_SIZE = {size: [sizes for sizes in SIZES if sizes[0] == size] for size in {sizes[0] for sizes in SIZES}}
# Numbered parts with any label: 1. 4111 2. 1111 …, card1=4111&card2=1111 …
NUMBERED = re.compile(
    r"(?<!\d)[2-68]\d{3}"
    + "".join(
        rf"(?P<{name}>[^\d{WALL}]{{1,12}}{n}[^\d{WALL}]{{1,8}})\d{{4}}"
        for n, name in enumerate(("two", "three", "four"), 2)
    )
    + r"(?!\d)"
)
NOT_A_DIGIT = re.compile(r"\D+")


def dictated(folded: str) -> str:
    """The text with each dictated card number joined into one run of digits."""
    if HAS_TIMES.search(folded):
        folded = REPEATED.sub(_repeated, folded)
    folded = CHAIN.sub(_joined, folded)
    return NUMBERED.sub(_numbered, folded)


def _repeated(said: re.Match[str]) -> str:
    times = TIMES.get(said["word"]) or DIGIT_OF.get(said["times"], said["times"])
    digits = DIGIT_OF.get(said["group"], said["group"]) * int(times)
    return digits + REST * (len(said[0]) - len(digits)) if len(digits) <= len(said[0]) else said[0]


def _joined(written: re.Match[str]) -> str:
    folded, (place, behind) = written.string, written.span()
    groups = tuple(group.span() for group in GROUPS.finditer(folded, place, behind))
    if sum(end - start for start, end in groups) < SHORTEST or not BEGINS.search(folded, place, behind):
        return written[0]
    pieces = []
    for start, end, digits in _numbers(Chain(folded, groups)):
        pieces += [folded[place:start], digits, REST * (end - start - len(digits))]
        place = end
    return "".join([*pieces, folded[place:behind]])


def _numbers(chain: Chain) -> list[Number]:
    """Where the card numbers of a chain were said, and their digits."""
    one_by_one = set(chain.sizes) == {1}
    if not (one_by_one or IS_SAID.search(chain.folded, *chain.place) or REVERSED.search(chain.before)):
        return []
    has_slips = chain.holds(SLIPS)
    numbers = list(_in_order(chain, anyhow=one_by_one or has_slips))
    if numbers and chain.holds(PLACES):
        numbers = [by_place(chain, number) for number in numbers]
    left = sum(chain.sizes) - sum(len(digits) for *_, digits in numbers)
    if left >= SHORTEST and chain.holds(PLACES):
        numbers += told(chain, numbers)
    return mended(chain, numbers, LAID_OUT) if has_slips else sorted(numbers)


def _in_order(chain: Chain, *, anyhow: bool) -> Iterator[Number]:
    first = 0
    while first < len(chain.groups):
        for last, digits in _numbers_from(chain, first):
            is_said = anyhow or IS_SAID.search(chain.folded, *chain.stretch(first, last))
            if is_said and chain.stands_apart(first, last):
                yield *chain.stretch(first, last), digits
                first = last
                break
        first += 1


def _numbers_from(chain: Chain, first: int) -> Iterator[tuple[int, str]]:
    """The card numbers that begin with the group `first`: their last group and their digits."""
    if BEGINS.match(chain.folded, chain.groups[first][0]):
        for last in _lasts(chain.sizes, first):
            if could_be_card(digits := "".join(chain.digits[first : last + 1])):
                yield last, digits


def _lasts(sizes: list[int], first: int) -> Iterator[int]:
    """The groups with which a number that begins with the group `first` can end."""
    if first == 0 and len(sizes) > 1 and SHORTEST <= sum(sizes) <= LONGEST:
        yield len(sizes) - 1
    for layout in BY_FIRST_SIZE.get(sizes[first], ()):
        if tuple(sizes[first : first + len(layout)]) == layout:
            yield first + len(layout) - 1
    if sizes[first] == 1:
        near = sizes[first : first + LONGEST]
        alone = next((place for place, size in enumerate(near) if size != 1), len(near))
        yield from (first + length - 1 for length in range(alone, SHORTEST - 1, -1))


def _numbered(number: re.Match[str]) -> str:
    digits = "".join(written for written in NOT_A_DIGIT.split(number[0]) if len(written) == 4)
    return digits + REST * (len(number[0]) - len(digits))
