"""Numbers as people read them out: digits as words or in kanji, letters that look like digits, words between groups.

Each reading is as long as the text, so that a number found in it stands at the same place in the text.
"""

import re

from .folding import INVISIBLE, REST, WALL

DIGITS = {
    "0": "〇○◯零", "1": "一壱壹", "2": "二弐貳", "3": "三参參", "4": "四肆", "5": "五伍", "6": "六陸", "7": "七柒漆",
    "8": "八捌", "9": "九玖",
}  # fmt: skip
WORDS = {
    "0": ("ゼロ", "レイ", "マル", "オー", "ぜろ", "れい", "まる", "zero", "oh"),
    "1": ("イチ", "ワン", "いち", "わん", "one"),
    "2": ("ニ", "ツー", "トゥー", "に", "つー", "two"),
    "3": ("サン", "スリー", "さん", "すりー", "three"),
    "4": ("ヨン", "フォー", "シ", "よん", "し", "four"),
    "5": ("ゴ", "ファイブ", "ファイヴ", "ご", "five"),
    "6": ("ロク", "シックス", "ろく", "six"),
    "7": ("ナナ", "シチ", "セブン", "セヴン", "なな", "しち", "seven"),
    "8": ("ハチ", "エイト", "はち", "eight"),
    "9": ("キュウ", "キュー", "ク", "ナイン", "きゅう", "きゅー", "く", "nine"),
}
DIGIT_OF = {sign: digit for digit, signs in (DIGITS | WORDS).items() for sign in signs} | {
    char: digit for digit, chars in DIGITS.items() for char in chars
}


def _any_of(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


KANJI = "".join(DIGITS.values())
# Written as one list of words, so that Python finds where one can begin at once.
JAPANESE = _any_of([*KANJI, *(word for words in WORDS.values() for word in words if not word.isascii())])
ENGLISH = [word for words in WORDS.values() for word in words if word.isascii()]
BETWEEN = r"(?:[^\w○◯]|[_ーの]){0,3}+"
# A list of three is enough for a security code.
HIRAGANA = [word for word in DIGIT_OF if "ぁ" <= word[0] <= "ん"]
JAPANESE_NUMBER, NUMBER_WITHOUT_HIRAGANA = (
    re.compile(rf"(?:{words})(?:{BETWEEN}(?:\d|{words})){{2,}}+")
    for words in (JAPANESE, _any_of([word for word in DIGIT_OF if not word.isascii() and word not in HIRAGANA]))
)
ENGLISH_NUMBER = re.compile(
    rf"(?<![a-z])(?:{_any_of(ENGLISH)})(?:{BETWEEN}(?:\d|(?:{_any_of(ENGLISH)})(?![a-z]))){{2,}}+"
)
EACH_NUMERAL = re.compile(rf"{JAPANESE}|{_any_of(ENGLISH)}")

LOOKALIKES = str.maketrans("oli", "011")
ALIKE = re.compile(r"(?<![a-z\d])[\doli](?:[ \-]?[\doli]){12,18}+(?![a-z\d])")
HAS_ALIKE = re.compile(r"\d[ \-]?[oli]")

SAID = (
    r"ハイフォ?ン|マイナス|バー|ダッシュ|スペース|空白|次|つぎ|続き|続いて|最初|最後|真ん中|そして|それから|あと|前半|後半"
    rf"|[上下中頭]?[\d{KANJI}]桁|第[\d{KANJI}]|[\d{KANJI}](?:つ|番)目|グループ|ブロック|[のノとでがはに一]|です"
    r"|(?:then|and|dash|hyphen|minus|space|next|last|first|middle|four|digits?|is|are|the|followed|by|to)(?![a-z])"
)
GAP = rf"(?:[\W_]|(?<!{WALL}){WALL}(?!{WALL})|{SAID}){{1,12}}+"
DICTATED = re.compile(
    rf"(?<!\d)(?=[2-68])(?:\d{{4}}(?:{GAP}\d{{4}}){{3}}(?:{GAP}\d{{1,3}})?|\d{{4}}{GAP}\d{{6}}{GAP}\d{{4,5}}"
    rf"|\d{{8}}{GAP}\d{{8}}|\d(?:{GAP}\d){{12,18}})(?!\d)"
)
GAP_BEFORE_DIGIT = re.compile(rf"(?<=\d){GAP}(?=\d)")
HAS_SAID = re.compile(
    rf"[{WALL}ハマバダス空次つ続最真そあ前後桁目のノとでがはに一]|then|and|dash|hyphen|minus|space|next|last|to|follow"
)
IS_DICTATED = re.compile(rf"\d[\W_]{{0,4}}+(?:{WALL}(?!{WALL})|{SAID})")
# Numbered parts, whatever the numbers are called: 1. 4111 2. 1111 …, card1=4111&card2=1111 …
NUMBERED = re.compile(
    r"(?<!\d)[2-68]\d{3}"
    + "".join(
        rf"(?P<{name}>[^\d{WALL}]{{1,12}}{n}[^\d{WALL}]{{1,8}})\d{{4}}"
        for n, name in enumerate(("two", "three", "four"), 2)
    )
    + r"(?!\d)"
)


def spoken(folded: str) -> str:
    """Words and kanji as the digits that they are, where several stand in a row."""
    if sum(word in folded for word in ENGLISH) > 1:
        folded = ENGLISH_NUMBER.sub(_number, folded)
    # Every other word of a Japanese text begins like a number in hiragana.
    number = (
        JAPANESE_NUMBER if sum(word in folded for word in HIRAGANA if len(word) > 1) > 1 else NUMBER_WITHOUT_HIRAGANA
    )
    return number.sub(_number, folded)


def unlike(folded: str) -> str:
    """O and l as the digits that they look like, in what otherwise is a number."""
    return ALIKE.sub(_unlike, folded) if HAS_ALIKE.search(folded) else folded


def dictated(folded: str) -> str:
    """The words between the parts of a number as hyphens."""
    if HAS_SAID.search(folded) and IS_DICTATED.search(folded):
        folded = DICTATED.sub(_hyphened, folded)
    return NUMBERED.sub(_numbered, folded)


def _number(number: re.Match[str]) -> str:
    return EACH_NUMERAL.sub(_numeral, number[0])


def _numeral(word: re.Match[str]) -> str:
    return DIGIT_OF[word[0]] + REST * (len(word[0]) - 1)


def _unlike(number: re.Match[str]) -> str:
    return number[0].translate(LOOKALIKES) if sum(map(str.isdigit, number[0])) >= 9 else number[0]


def _hyphened(number: re.Match[str]) -> str:
    if not HAS_SAID.search(number[0]):
        return number[0]
    return GAP_BEFORE_DIGIT.sub(lambda gap: _hyphen(gap[0]), number[0])


def _numbered(number: re.Match[str]) -> str:
    written, start = number[0], number.start()
    for gap in ("two", "three", "four"):
        first, end = number.start(gap) - start, number.end(gap) - start
        written = written[:first] + _hyphen(written[first:end]) + written[end:]
    return written


def _hyphen(gap: str) -> str:
    return "-" + INVISIBLE * (len(gap) - 1)
