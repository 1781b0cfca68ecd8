"""The readings of a text in which something can hide: as it stands, as a browser shows it, with figures as digits.

Every reading is as long as the text, so that what is found in one stands at the same place in all.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import unescape

from .folding import INVISIBLE, REST, WALL, fold, fold_figures

OUR_LABEL = re.compile(r"\[カード番号 [a-z]{3,10} \.{4}\d{4}\]")
HIDING = re.compile(r"<[a-z/!]|&(?:#|[a-z])|%[0-9a-f][0-9a-f]|\\u[0-9a-f]{4}|\\[nrt]|=\n")
WRITTEN = re.compile(
    r"(?P<tag><(?:!--.{0,400}?--|/?[a-z][^<>]{0,400}|/)>)"
    r"|(?P<entity>&(?:amp;)*(?:\#(?:\d{1,6}|x[0-9a-f]{1,5})(?:;|(?![0-9a-f]))|[a-z]{2,8};))"
    r"|(?P<octets>(?:%[0-9a-f]{2})+)"
    r"|(?P<escape>\\u[0-9a-f]{4}|\\[nrt])"
    r"|(?P<soft>=(?:\n)+)",
    re.DOTALL,
)
NEW_CELL = re.compile(r"</?(?:td|th)\b")
NEW_LINE = re.compile(r"</?(?:br|p|div|tr|table|li|ul|ol|dl|dt|dd|h[1-6]|hr|blockquote|pre|section)\b")
KANJI = "〇一二三四五六七八九"
KANJI_DIGITS = str.maketrans({**{char: str(i) for i, char in enumerate(KANJI)}, "零": "0", "○": "0"})
KANJI_NUMBER = re.compile(rf"(?:[{KANJI}零○][ \-ー.\u200b\n]?){{13,}}")


def views(text: str) -> Iterator[str]:
    """Each reading of a text, folded."""
    plain = _without_labels(fold(text))
    yield plain
    if HIDING.search(plain):
        yield WRITTEN.sub(_read, plain)
    if WALL in plain and (figures := _without_labels(fold_figures(text))) != plain:
        yield figures
    if KANJI_NUMBER.search(plain):
        yield KANJI_NUMBER.sub(lambda number: number[0].translate(KANJI_DIGITS), plain)


def _without_labels(folded: str) -> str:
    return OUR_LABEL.sub(lambda label: WALL * len(label[0]), folded) if "[カード番号" in folded else folded


def _read(match: re.Match[str]) -> str:
    return READERS[match.lastgroup or ""](match[0])


def _tag(tag: str) -> str:
    first = "\t" if NEW_CELL.match(tag) else "\n" if NEW_LINE.match(tag) else INVISIBLE
    return first + INVISIBLE * (len(tag) - 1)


@lru_cache(1024)
def _entity(entity: str) -> str:
    char = unescape(re.sub(r"^&(?:amp;)+", "&", entity))
    return _filled(fold(char), len(entity)) if len(char) == 1 else entity


def _octets(octets: str) -> str:
    """Each character of UTF-8 in the place of its octets; an octet that is none of UTF-8 is a wall."""
    shown = bytes.fromhex(octets.replace("%", "")).decode(errors="surrogateescape")
    return "".join(
        _filled(WALL if "\udc80" <= char <= "\udcff" else fold(char), 3 * len(char.encode(errors="surrogateescape")))
        for char in shown
    )


def _escape(escape: str) -> str:
    char = chr(int(escape[2:6], 16)) if escape[1] == "u" else {"n": "\n", "r": "\n", "t": "\t"}[escape[1]]
    return _filled(fold(char), len(escape))


def _filled(folded: str, length: int) -> str:
    return folded + REST * (length - len(folded))


READERS: dict[str, Callable[[str], str]] = {
    "tag": _tag,
    "entity": _entity,
    "octets": _octets,
    "escape": _escape,
    "soft": lambda soft: INVISIBLE * len(soft),
}
