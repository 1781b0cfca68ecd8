"""Number words: digits that people write as words or in kanji.

A reading is as long as the text, so that a place in it is the same place in the text.
"""

import re
import unicodedata

from .folding import REST

DIGITS = {
    "0": "〇○◯零", "1": "一壱壹", "2": "二弐貳", "3": "三参參", "4": "四肆", "5": "五伍", "6": "六陸", "7": "七柒漆",
    "8": "八捌", "9": "九玖",
}  # fmt: skip
WORDS = {
    "0": ("ゼロ", "レイ", "マル", "オー", "ぜろ", "れい", "まる", "zero", "oh"),
    "1": ("イチ", "ワン", "ヒト", "いち", "わん", "one"),
    "2": ("ニ", "ニー", "ツー", "トゥー", "フタ", "に", "にー", "にい", "つー", "two"),
    "3": ("サン", "スリー", "さん", "すりー", "three"),
    "4": ("ヨン", "フォー", "シ", "シー", "よん", "し", "しー", "four"),
    "5": ("ゴ", "ゴー", "ファイブ", "ファイヴ", "ご", "ごー", "ごお", "five"),
    "6": ("ロク", "シックス", "ろく", "six"),
    "7": ("ナナ", "シチ", "セブン", "セヴン", "なな", "しち", "seven"),
    "8": ("ハチ", "エイト", "はち", "eight"),
    "9": ("キュウ", "キュー", "ク", "ナイン", "きゅう", "きゅー", "く", "nine"),
}
SIGNS = [(sign, digit) for digit, signs in [*DIGITS.items(), *WORDS.items()] for sign in signs]
DIGIT_OF = dict(SIGNS) | {unicodedata.normalize("NFD", sign): digit for sign, digit in SIGNS}
"""With the decomposed spellings, since half-width kana is folded to a kana and a voice mark."""
TIMES = {"double": 2, "triple": 3}


def _any_of(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


KANJI = "".join(DIGITS.values())
# Each pattern is one flat alternation of words, so that Python's re finds quickly where a word can begin.
ENGLISH = [sign for sign in DIGIT_OF if sign.isascii()]
JAPANESE = [sign for sign in DIGIT_OF if not sign.isascii()]
ONE_DIGIT = _any_of([sign for sign in JAPANESE if len(sign) > 1])
"""Words for one digit, without the short ones, which are often other words."""
HIRAGANA = [sign for sign in JAPANESE if "ぁ" <= sign[0] <= "ん"]
BETWEEN = r"(?:[^\w○◯]|[_ーの]){0,3}+"
# At least three in a row: a security code has three.
JAPANESE_NUMBER, NUMBER_WITHOUT_HIRAGANA = (
    re.compile(rf"(?:{words})(?:{BETWEEN}(?:\d|{words})){{2,}}+")
    for words in (_any_of(JAPANESE), _any_of([sign for sign in JAPANESE if sign not in HIRAGANA]))
)
ENGLISH_DIGIT = rf"(?:(?:{'|'.join(TIMES)})[ \-]?)?(?:{_any_of(ENGLISH)})"
ENGLISH_NUMBER = re.compile(rf"(?<![a-z]){ENGLISH_DIGIT}(?:{BETWEEN}(?:\d|{ENGLISH_DIGIT}(?![a-z]))){{2,}}+")
EACH_NUMERAL = re.compile(rf"(?:(?P<times>{'|'.join(TIMES)})[ \-]?)?(?P<digit>{_any_of(list(DIGIT_OF))})")


def words_as_digits(folded: str) -> str:
    """The text with number words and kanji digits as digits, if at least three stand in a row."""
    if sum(word in folded for word in ENGLISH) > 1:
        folded = ENGLISH_NUMBER.sub(_number, folded)
    # Many Japanese words begin like a number in hiragana, so hiragana counts only if a text has two such words.
    number = (
        JAPANESE_NUMBER if sum(word in folded for word in HIRAGANA if len(word) > 1) > 1 else NUMBER_WITHOUT_HIRAGANA
    )
    return number.sub(_number, folded)


def _number(number: re.Match[str]) -> str:
    return EACH_NUMERAL.sub(_numeral, number[0])


def _numeral(said: re.Match[str]) -> str:
    digits = DIGIT_OF[said["digit"]] * TIMES.get(said["times"], 1)
    return digits + REST * (len(said[0]) - len(digits))
