"""Reading 読み取り: a text cut into sentences, and each read in its own language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from inquiries.phrases import BRACKET, CITED, QUOTED, UNSEEN, fold

from . import english, japanese
from .assertion import Assertion

SENTENCE = re.compile(r"(?:[^。!?\n.]|\n(?!\s*\n)|\.(?!\s|$))+[。!?.]*")
QUOTED_IN_ENGLISH = re.compile(r"[“\"][^“”\"\n]*[”\"]")
KANA_OR_KANJI = re.compile(r"[ぁ-んァ-ヶ一-龠]")
DATA = {"card": re.compile(r"カード|\bcards?\b"), "member": re.compile(r"会員(?:情報|データ|登録)|\bmember")}


def asserted(words: str, quoted: Iterable[str] = ()) -> list[Assertion]:
    """What these words tell of their reader. Sentences in `quoted`, the notice's, tell nothing of anybody."""
    own = UNSEEN.sub("", unicodedata.normalize("NFKC", CITED.sub("", words)))
    for sentence in quoted:
        own = own.replace(unicodedata.normalize("NFKC", sentence), "\n\n")
    own = QUOTED.sub("", own)
    return [one for match in SENTENCE.finditer(own) for one in _read(" ".join(match[0].split()))]


def _read(sentence: str) -> Iterator[Assertion]:
    if KANA_OR_KANJI.search(sentence):
        folded, read = fold(BRACKET.sub("", sentence)), japanese.read
    else:
        folded, read = QUOTED_IN_ENGLISH.sub("", sentence).replace("’", "'").lower(), english.read
    before = 0
    for found in read(folded):
        yield Assertion(found.verdict, found.is_leak, _data(folded[before : found.end]), sentence)
        before = found.end


def _data(words: str) -> frozenset[str]:
    return frozenset(name for name, named in DATA.items() if named.search(words))
