"""Veil 匿名化: words for a reader who is not to know whose they are.

Covered are the names known of a matter, whole and in part, names that people give themselves or that carry 様 or
さん, mail and web addresses, numbers as long as a telephone's, receipt numbers, and postal addresses.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import jaconv

from inquiries.masking import mask

from .folded import Folded
from .message import Message

if TYPE_CHECKING:
    from .inquiry import Inquiry

GONE = "●●"
REACH = re.compile(
    r"(?a:[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"  # a mail address
    r"|https?://[!-~]+"
    r"|(?<![a-z0-9])H-\d{6,10}"  # a receipt number
    r"|〒?\d{3}-\d{4}(?![\d-])|\+?\d[\d\-() ]{5,16}\d",  # a postal code, a telephone number, other numbers as long
    re.IGNORECASE,
)
NAMED = re.compile(
    r"[一-鿿々ァ-ヶーぁ-ゖ]{1,8}(?: [一-鿿々ァ-ヶーぁ-ゖ]{1,8})?(?=と(?:申|もう)し|と(?:いい|言い)ます)"
    r"|(?:[一-鿿々]{1,4}|[ァ-ヶー]{2,8})(?<![客皆何奥同模仕異多者社父母兄姉]) ?(?=様|さま|さん|殿)"
    r"|(?<=my name is )[a-z]+(?: [a-z]+)?",
    re.IGNORECASE,
)
"""A name before と申します or 様, or after "my name is". The contact's own names are known already."""
HOME = re.compile(
    r"(?:東京都|北海道|(?:京都|大阪)府|[一-鿿]{2,3}県)[^\s、。,「」]{2,40}?\d[\d丁目番地号室の\-]*"
    r"|[一-鿿ヶケ々]{1,6}[市区町村郡][^\s、。,「」]{1,20}?\d[\d丁目番地号室の\-]*(?:丁目|番地?|号|-\d+)"
)
"""A postal address with a number in it; a town alone identifies nobody."""
KANJI = "[一-鿿々]"
JOINED = re.compile(KANJI + "{3,6}")
"""A full name without a space: others may write its beginning or its end alone."""


class Veil:
    """Covers the names of one matter and its `reaches`, which are mail addresses and telephone numbers."""

    def __init__(self, names: Iterable[str], reaches: Iterable[str] = ()) -> None:
        spellings = {spelling for name in names for spelling in _spellings(unicodedata.normalize("NFKC", name))}
        longest_first = sorted(filter(None, spellings), key=lambda name: (-len(name), name))
        known = [*map(_reach, reaches), *map(_alone, longest_first)]
        self._known = re.compile("|".join(known) or r"(?!)", re.IGNORECASE)

    @classmethod
    def of(cls, inquiry: Inquiry) -> Veil:
        """Of everybody who has a part in this matter."""
        inquiries = type(inquiry).objects
        parts = list(inquiries.filter(pk__in=inquiries.parts_of(inquiry)).select_related("contact"))
        contacts = [part.contact for part in parts]
        said = Message.objects.filter(inquiry__in=parts)
        names = [name for one in contacts for name in (one.name, one.kana, one.company)]
        reaches = [str(one) for contact in contacts for one in (*contact.addresses.all(), *contact.phones.all())]
        names += filter(None, said.values_list("nominees__name", flat=True))
        return cls([*names, *said.values_list("sender_name", flat=True)], reaches)

    def over(self, words: str) -> str:
        """The words with all that covered, in any width; the rest stays as it was written."""
        folded = Folded(mask(words).text)
        for pattern in (self._known, HOME, REACH, NAMED):
            folded.cover(pattern, GONE)
        return str(folded)


def _spellings(name: str) -> Iterator[str]:
    """The whole name, its parts, the name without spaces, each in both kana."""
    parts = name.split()
    for spelling in [" ".join(parts), "".join(parts), *parts]:
        yield from (spelling, jaconv.kata2hira(spelling), jaconv.hira2kata(spelling))
    if len(parts) == 1 and JOINED.fullmatch(name):
        yield from (part for cut in range(1, len(name)) for part in (name[:cut], name[cut:]))


def _reach(reach: str) -> str:
    """Matches a number with any separators; of a mail address also the part before the @."""
    local, at, _host = reach.partition("@")
    if at:
        return f"{re.escape(reach)}|(?<![a-z0-9]){re.escape(local)}(?![a-z0-9])" if len(local) > 3 else re.escape(reach)
    digits = [character for character in reach if character.isdigit()]
    return r"\D{0,3}".join(digits) if len(digits) > 3 else r"(?!)"


def _alone(name: str) -> str:
    """A single letter only where it is no part of a longer word."""
    escaped = re.escape(name).replace(r"\ ", r"\s*")
    if len(name) > 1:
        return escaped
    letter = KANJI if re.match(KANJI, name) else r"\w"
    return f"(?<!{letter}){escaped}(?!{letter})"
