"""Naming 名指し: the colleagues whom a text names after an @, by name or username. None is ever guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from inquiries.models.staff import Staff

AT = re.compile(r"(?<![A-Za-z0-9._%+-])@")
"""An @ that is not inside a mail address."""
TITLE = "さん|さま|様|氏|殿|くん|君|ちゃん"
END = rf"(?={TITLE}|\.?(?![\w.-])|$)"
"""Where a name ends: @林田 does not name 林."""
WORD = re.compile(r"[^\W\d_](?:[\w.-]{0,28}\w)?")
"""What stands after an @ and names nobody: a name that is unknown, and no price."""


@dataclass(frozen=True)
class Named:
    """The colleagues, and the words that name nobody, or more than one."""

    colleagues: list[Staff]
    unclear: list[str]


def colleagues_of(staff: Staff) -> list[Staff]:
    """Whoever else works with customers now."""
    return list(Staff.objects.working().exclude(pk=staff.pk))


def named_in(text: str, *, by: Staff) -> Named:
    """Whom these words of `by` name. Nobody mentions themselves."""
    text = unicodedata.normalize("NFKC", text)
    places = [found.end() for found in AT.finditer(text)]
    if not places:
        return Named([], [])
    known = _by_spelling(colleagues_of(by))
    own = _by_spelling([by])
    names = _pattern(known | own)
    colleagues, unclear = dict[int, Staff](), dict[str, None]()
    for place in places:
        if found := names.match(text, place):
            meant = known.get(found[0].casefold(), [])
            if len(meant) == 1:
                colleagues[meant[0].pk] = meant[0]
            elif meant:
                unclear[found[0]] = None
        elif word := WORD.match(text, place):
            unclear[word[0]] = None
    return Named(list(colleagues.values()), list(unclear))


def words_for(people: list[Staff]) -> list[tuple[Staff, str]]:
    """What names each of them and nobody else: the name, or where that is not clear the username."""
    spellings = _by_spelling(people)
    pattern, words = _pattern(spellings), list[tuple[Staff, str]]()
    for person in people:
        name = "".join(unicodedata.normalize("NFKC", person.name).split())
        is_clear = len(spellings.get(name.casefold(), [])) == 1 and pattern.fullmatch(name)
        words.append((person, name if is_clear else person.username))
    return words


def _by_spelling(people: Iterable[Staff]) -> dict[str, list[Staff]]:
    """The people whom each spelling names."""
    named = dict[str, list[Staff]]()
    for person in people:
        for spelling in sorted(_spellings(person)):
            named.setdefault(spelling, []).append(person)
    return named


def _spellings(person: Staff) -> set[str]:
    """The username, the whole name, and where it has two parts the first, which in Japanese is the family's."""
    parts = _folded(person.name).split()
    alone = parts if person.name.isascii() else parts[:1]
    return {_folded(person.username), " ".join(parts), "".join(parts), *alone} - {""}


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _pattern(spellings: Iterable[str]) -> re.Pattern[str]:
    """One of these, the longest first."""
    longest_first = sorted(spellings, key=lambda one: (-len(one), one))
    return re.compile(f"(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'}){END}", re.IGNORECASE)
