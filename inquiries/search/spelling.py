"""Spelling: a word in all widths, kana, cases, dashes and with or without the commas of an amount.

The patterns mean the same in Python and in PostgreSQL.
"""

import re
import unicodedata
from functools import lru_cache

import jaconv

DASHES = "-‐‑‒–—―−－ーｰ"
COMMAS = ",，"
RUNS = re.compile(r"[0-9]+|[^0-9]+")
GROUPING = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
UNVOICED = "(?![ﾞﾟ\u3099\u309a])"
"""Behind a kana without a mark of voice: half-width ﾀ is not the beginning of ﾀﾞ."""
_dashes = dict.fromkeys(map(ord, DASHES), "-")


def folded(text: str) -> str:
    """A text for comparison: one width, no blanks, hiragana for katakana, small letters, one dash."""
    narrow = "".join(unicodedata.normalize("NFKC", text).split()).lower()
    return str(jaconv.kata2hira(narrow)).translate(_dashes)


def without_commas(plain: str) -> str:
    """A folded text without the commas of amounts."""
    return GROUPING.sub("", plain)


def pattern_of(plain: str) -> str:
    """A regular expression for every spelling of a folded word."""
    runs = RUNS.findall(without_commas(plain))
    found = "".join(figures(run) if run[0].isdigit() else "".join(map(_any, run)) for run in runs)
    return f"{found}{UNVOICED}" if plain and _may_be_voiced(plain[-1]) else found


def figures(digits: str) -> str:
    """A pattern for digits of any width, with optional commas before each three digits."""
    places = range(len(digits), 0, -1)
    commas = digits[0] != "0"
    return "".join(
        (f"[{COMMAS}]?" if commas and place % 3 == 0 and place < len(digits) else "") + _any(digit)
        for place, digit in zip(places, digits, strict=True)
    )


def has_one_spelling(plain: str) -> bool:
    """Whether each character has only one spelling, as kanji do."""
    return all(len(_spellings(char)) == 1 for char in plain)


@lru_cache(maxsize=4096)
def _any(char: str) -> str:
    spellings = _spellings(char)
    alone = "".join(f"\\{one}" if one in "\\]^-[" else one for one in spellings if len(one) == 1)
    single = f"[{alone}]" if len(alone) > 1 else re.escape(alone)
    more = [re.escape(one) for one in spellings if len(one) > 1]
    return f"(?:{'|'.join([single, *more])})" if more else single


def _may_be_voiced(char: str) -> bool:
    katakana = jaconv.hira2kata(char)
    return any(len(unicodedata.normalize("NFC", katakana + mark)) == 1 for mark in "\u3099\u309a")


@lru_cache(maxsize=4096)
def _spellings(char: str) -> tuple[str, ...]:
    """All spellings of a folded character."""
    if char == "-":
        return tuple(DASHES)
    wide = jaconv.h2z(char, kana=False, ascii=True, digit=True)
    katakana = jaconv.hira2kata(char)
    found = [char.upper(), wide, wide.upper(), katakana, jaconv.z2h(katakana, kana=True)]
    same = [one for one in found if unicodedata.normalize("NFKC", one).lower() in {char, katakana}]
    return tuple(dict.fromkeys([char, *same]))
