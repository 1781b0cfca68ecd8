"""The catalogue of topics: what people ask, who takes it, and how its answer is drawn from a notice."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TERM = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class Cue:
    """Conditions on a clause; where all hold, it answers the topic."""

    says: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    under: re.Pattern[str] | None = None
    not_under: re.Pattern[str] | None = None
    then: re.Pattern[str] | None = None
    fact: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """Something people ask next; missing from the notice unless a clause says something about it."""

    point: str
    unless: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """How the answer to a topic is made."""

    cues: tuple[Cue, ...]
    or_else: tuple[Cue, ...] = ()
    about: str = ""
    opening: str = ""
    beyond: tuple[Point, ...] = ()
    next: str = ""
    handover: str = "当窓口で承り、担当の部署に確認いたします。"


@dataclass(frozen=True, slots=True)
class Entry:
    """One topic as the desk knows it."""

    key: str
    order: int
    name_ja: str
    name_en: str
    description: str
    route: str
    due_minutes: int
    is_public: bool
    words: Words
    never_say: tuple[str, ...] = field(default=())
    digit: int | None = None


@cache
def catalogue() -> tuple[Entry, ...]:
    """All topics in their order."""
    topics, drafts = _table("catalogue.toml"), _table("drafts.toml")
    terms = drafts.pop("terms")
    return tuple(
        Entry(
            key=key, order=order, words=_words(drafts[key], terms), **topic | {"never_say": tuple(topic["never_say"])}
        )
        for order, (key, topic) in enumerate(topics.items(), 1)
    )


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def _words(draft: dict[str, Any], terms: dict[str, str]) -> Words:
    lists = {
        "cues": tuple(_cue(cue, terms) for cue in draft["cues"]),
        "or_else": tuple(_cue(cue, terms) for cue in draft.get("or_else", ())),
        "beyond": tuple(Point(**_compiled(point, ("unless",), terms)) for point in draft.get("beyond", ())),
    }
    return Words(**draft | lists)


def _cue(cue: dict[str, Any], terms: dict[str, str]) -> Cue:
    return Cue(**_compiled(cue, ("says", "unless", "under", "not_under", "then"), terms))


def _compiled(table: dict[str, Any], patterns: tuple[str, ...], terms: dict[str, str]) -> dict[str, Any]:
    return {key: _pattern(value, terms) if key in patterns else value for key, value in table.items()}


def _pattern(words: str, terms: dict[str, str]) -> re.Pattern[str]:
    """A pattern in which {leak} and the like stand for the terms of that name."""
    return re.compile(TERM.sub(lambda name: f"(?:{terms[name[1]]})", words))
