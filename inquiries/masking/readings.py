"""The readings of a text that are searched: as it stands, as a browser shows it, with words as digits, and so on.

Every reading is as long as the text, so that a place in one is the same place in all.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import unescape
from html.entities import html5

from .alike import alike
from .dictated import dictated
from .folding import INVISIBLE, REST, WALL, fold, fold_figures
from .number_words import words_as_digits

OUR_LABEL = re.compile(r"\[カード番号 [a-z]{3,10} \.{4}\d{4}\]")
HIDING = re.compile(r"<[a-z/!]|&(?:#|[a-z])|%[0-9a-f][0-9a-f]|\\u[0-9a-f]{4}|\\x[0-9a-f]|\\[nrt]|=\n")
PRINTABLE = re.compile(r"(?:(?:=\n+)?=[0-9a-f]{2}(?:=\n+)?)+")
HAS_PRINTABLE = re.compile(r"=(?:2[0d]|3\d|c2|e[23f]=)")
WRITTEN = re.compile(
    r"(?P<tag><(?:!--.{0,400}?--|/?[a-z][^<>]{0,400}|/)>)"
    r"|(?P<shown>&(?:amp;)*lt;/?[a-z][^<>&]{0,40}?/?&(?:amp;)*gt;)"
    r"|(?P<entity>&(?:amp;)*(?:\#(?:\d{1,6}|x[0-9a-f]{1,5})(?:;|(?![0-9a-f]))|[a-z]{2,24};|nbsp))"
    r"|(?P<octets>(?:%(?:25)*[0-9a-f]{2})+)"
    r"|(?P<escape>\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\[nrt])"
    r"|(?P<soft>=(?:\n)+)",
    re.DOTALL,
)
OCTET = re.compile(r"(?:=\n+)?(?:%(?:25)*|=)([0-9a-f]{2})(?:=\n+)?")
AMPERSAND = re.compile(r"^&(?:amp;)+")
ENTITIES = {name.lower(): char for name, char in html5.items()} | {
    name: char for name, char in html5.items() if name.islower()
}
NEW_CELL = re.compile(r"</?(?:td|th)\b")
NEW_LINE = re.compile(r"</?(?:br|p|div|tr|table|li|ul|ol|dl|dt|dd|h[1-6]|hr|blockquote|pre|section)\b")


def readings(text: str) -> Iterator[str]:
    """Each reading of a text, folded."""
    plain = _without_labels(fold(text))
    read = WRITTEN.sub(_read, plain) if HIDING.search(plain) else plain
    figures = _without_labels(fold_figures(text)) if WALL in plain else plain
    written = dict.fromkeys([plain, read, figures, words_as_digits(figures), *alike(read)])
    readings = written | {dictated(reading): None for reading in written}
    if HAS_PRINTABLE.search(plain):
        readings[PRINTABLE.sub(lambda octets: _octets(octets[0]), plain)] = None
    yield from readings


def _without_labels(folded: str) -> str:
    return OUR_LABEL.sub(lambda label: WALL * len(label[0]), folded) if "[カード番号" in folded else folded


def _read(match: re.Match[str]) -> str:
    return READERS[match.lastgroup or ""](match[0])


def _tag(tag: str) -> str:
    first = "\t" if NEW_CELL.match(tag) else "\n" if NEW_LINE.match(tag) else INVISIBLE
    return first + INVISIBLE * (len(tag) - 1)


def _shown(tag: str) -> str:
    """An escaped tag (`&lt;b&gt;`), as in a mail quoted by a program that knows no HTML."""
    return _tag("<" + tag[tag.index("lt;") + 3 :]) + INVISIBLE * (tag.index("lt;") + 2)


@lru_cache(1024)
def _entity(written: str) -> str:
    entity = AMPERSAND.sub("&", written)
    char = ENTITIES.get(entity[1:]) or unescape(entity)
    return _filled(fold(char), len(written)) if len(char) == 1 else written


def _octets(octets: str) -> str:
    """Puts each UTF-8 character in the place of its octets; an octet that is not UTF-8 becomes a wall."""
    written = [(octet[0], octet[1]) for octet in OCTET.finditer(octets)]
    places, place = [], 0
    for char in bytes.fromhex("".join(value for _, value in written)).decode(errors="surrogateescape"):
        ends = place + len(char.encode(errors="surrogateescape"))
        length = sum(len(octet) for octet, _ in written[place:ends])
        places.append(_filled(WALL if "\udc80" <= char <= "\udcff" else fold(char), length))
        place = ends
    return "".join(places)


def _escape(escape: str) -> str:
    char = {"n": "\n", "r": "\n", "t": "\t"}.get(escape[1]) or chr(int(escape.lstrip("\\ux"), 16))
    return _filled(fold(char), len(escape))


def _filled(folded: str, length: int) -> str:
    return folded + REST * (length - len(folded))


READERS: dict[str, Callable[[str], str]] = {
    "tag": _tag,
    "entity": _entity,
    "shown": _shown,
    "octets": _octets,
    "escape": _escape,
    "soft": lambda soft: INVISIBLE * len(soft),
}
