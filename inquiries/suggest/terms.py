"""The terms of a text: runs of one to three Japanese characters, Latin words, and the things that its words mean."""

import re
import tomllib
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import jaconv

WORD = re.compile(r"[a-z]+|\d+|[^\W\d_a-z]+")
DESK_MARK = re.compile(r"【[^】]*】")
HIRAGANA = re.compile(r"[ぁ-ゖー]")
LONGEST = 3
LITTLE_WORDS = frozenset(
    WORD.findall(
        "a am an and any are as at be been but by can could did do does for from get had has have he her his how i if"
        " in is it its let me my no not of on or our please s she should so t tell than that the their them there they"
        " this to u us was we were what when where which who why will with would you your"
    )
)
# Shared meaning says more than shared characters; found by leaving each phrase out of the phrasebook in turn.
MEANING = 3


def fold(text: str) -> str:
    """One spelling for all widths, cases and kana."""
    return str(jaconv.kata2hira(unicodedata.normalize("NFKC", text).lower()))


def terms(text: str) -> Counter[str]:
    """How often each term occurs. A meaning is marked with § and counts once."""
    folded = DESK_MARK.sub(" ", fold(text))
    found: Counter[str] = Counter()
    for word in WORD.findall(folded):
        found.update({word} - LITTLE_WORDS if word.isascii() else _runs(word))
    found.update(f"§{meaning}" for meaning, words in synonyms().items() if any(word in folded for word in words))
    return found


def weight(term: str) -> int:
    """How much a term of a question counts."""
    return MEANING if term.startswith("§") else 1


def _runs(word: str) -> list[str]:
    runs = [word[at : at + size] for size in range(1, LONGEST + 1) for at in range(len(word) - size + 1)]
    return [run for run in runs if not HIRAGANA.fullmatch(run)]


@cache
def synonyms() -> dict[str, list[str]]:
    """Each meaning with its words, folded."""
    table = tomllib.loads((Path(__file__).parent / "synonyms.toml").read_text("utf-8"))
    return {meaning: [fold(word) for word in words] for meaning, words in table.items()}
