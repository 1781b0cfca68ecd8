"""The catalogue of topics: what people ask, who handles it, and how its answer is drawn from a notice."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from inquiries.models.priority import WORDS, Priority

HERE = Path(__file__).parent
TERM = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class Cue:
    """Conditions on a clause; if all hold, the clause answers the topic."""

    says: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    under: re.Pattern[str] | None = None
    not_under: re.Pattern[str] | None = None
    then: re.Pattern[str] | None = None
    fact: str = ""
    first: bool = False
    lead: bool = False
    beside: str = ""
    lacking: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    not_if: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """A further question of customers; the answer names it as missing unless the notice speaks of it."""

    point: str
    when: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    unless_quoted: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """Our words. `given`, `lacking`: facts that the notice must or must not state; `when`: words it must contain."""

    words: str
    given: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    when: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """How the answer to a topic is made."""

    cues: tuple[Cue, ...]
    or_else: tuple[Cue, ...] = ()
    about: str = ""
    opening: str = ""
    beyond: tuple[Point, ...] = ()
    next: tuple[Sentence, ...] = ()
    note: str = ""
    handover: tuple[Sentence, ...] = (Sentence("当窓口で承り、担当の部署に確認いたします。"),)


@dataclass(frozen=True, slots=True)
class Entry:
    """One topic of the catalogue."""

    key: str
    order: int
    name_ja: str
    name_en: str
    description: str
    route: str
    owner: str
    due_minutes: int
    priority: Priority
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
        Entry(key=key, order=order, words=_words(drafts[key], terms), **topic | _typed(topic))
        for order, (key, topic) in enumerate(topics.items(), 1)
    )


def _typed(topic: dict[str, Any]) -> dict[str, Any]:
    return {"never_say": tuple(topic["never_say"]), "priority": WORDS[topic.get("priority", "normal")]}


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def _words(draft: dict[str, Any], terms: dict[str, str]) -> Words:
    lists = {
        "cues": tuple(_cue(cue, terms) for cue in draft["cues"]),
        "or_else": tuple(_cue(cue, terms) for cue in draft.get("or_else", ())),
        "beyond": tuple(_point(point, terms) for point in draft.get("beyond", ())),
    }
    ends: dict[str, Any] = {
        name: tuple(_sentences(draft[name], terms)) for name in ("next", "handover") if name in draft
    }
    said: dict[str, Any] = {**draft, **lists, **ends}
    return Words(**said)


def _cue(cue: dict[str, Any], terms: dict[str, str]) -> Cue:
    names = {name: tuple(cue.get(name, ())) for name in ("given", "lacking", "not_if")}
    return Cue(**_compiled(cue, ("says", "unless", "under", "not_under", "then"), terms) | names)


def _point(point: dict[str, Any], terms: dict[str, str]) -> Point:
    return Point(**_compiled(point, ("when", "unless", "unless_quoted"), terms))


def _sentences(said: str | list[dict[str, Any]], terms: dict[str, str]) -> Iterator[Sentence]:
    """A plain string is a sentence without conditions."""
    for sentence in [{"words": said}] if isinstance(said, str) else said:
        facts = {name: tuple(sentence.get(name, ())) for name in ("given", "lacking")}
        yield Sentence(**_compiled(sentence, ("when",), terms) | facts)


def _compiled(table: dict[str, Any], patterns: tuple[str, ...], terms: dict[str, str]) -> dict[str, Any]:
    return {key: _pattern(value, terms) if key in patterns else value for key, value in table.items()}


def _pattern(words: str, terms: dict[str, str]) -> re.Pattern[str]:
    """A pattern in which {leak} and other names in braces stand for the terms of that name."""
    return re.compile(TERM.sub(lambda name: f"(?:{terms[name[1]]})", words))
