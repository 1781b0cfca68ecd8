"""Drafting: for each topic the clauses that answer it, and our own careful words around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .catalogue import Cue, Entry, Words, catalogue
from .clauses import Clause
from .facts import Facts
from .passage import Passage, passages
from .reading import Reading

OPENING = "{about}について、お知らせでは次のとおりご案内しております。"
SILENCE = "{about}については、お知らせに記載がございません。"


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer not yet approved. Without clauses the notice is silent, and nothing is quoted."""

    topic: Entry
    clauses: tuple[Clause, ...]
    opening: str
    silence: str
    next_step: str


def drafts(reading: Reading) -> list[Draft]:
    """An answer to every topic of the catalogue, in its order."""
    said = passages(reading)
    return [_draft(topic, said, reading.facts) for topic in catalogue()]


def _draft(topic: Entry, said: list[Passage], facts: Facts) -> Draft:
    words = topic.words
    clauses = tuple(_matching(words.cues, said, facts) or _matching(words.or_else, said, facts))
    if not clauses:
        silence = words.about and SILENCE.format(about=words.about)
        return Draft(topic, (), words.opening, silence, words.handover)
    opening = words.opening or OPENING.format(about=words.about)
    return Draft(topic, clauses, opening, _silence(words, said), words.next)


def _silence(words: Words, said: list[Passage]) -> str:
    """What people ask next and the notice does not say, in one sentence."""
    missing = [
        point.point
        for point in words.beyond
        if point.unless is None or not any(point.unless.search(passage.text) for passage in said)
    ]
    return SILENCE.format(about="と、".join(missing)) if missing else ""


def _matching(cues: tuple[Cue, ...], said: list[Passage], facts: Facts) -> list[Clause]:
    """The clauses that any cue finds, in the order of the notice."""
    found = {passage.order: passage.clause for cue in cues for passage in _found(cue, said, facts)}
    return [found[order] for order in sorted(found)]


def _found(cue: Cue, said: list[Passage], facts: Facts) -> Iterator[Passage]:
    stating = {clause.order for clause in _stating(cue.fact, facts)}
    for passage, following in zip(said, [*said[1:], None], strict=True):
        if (cue.fact and passage.order not in stating) or not _fits(cue, passage):
            continue
        yield passage
        if cue.then and following and cue.then.search(following.text):
            yield following
        if cue.first:
            return


def _fits(cue: Cue, passage: Passage) -> bool:
    text, place = passage.text, passage.place
    if (cue.says and not cue.says.search(text)) or (cue.under and not cue.under.search(place)):
        return False
    return not ((cue.unless and cue.unless.search(text)) or (cue.not_under and cue.not_under.search(place)))


def _stating(fact: str, facts: Facts) -> Iterator[Clause]:
    """The clauses that state a fact."""
    if fact:
        found = getattr(facts, fact)
        for one in found if isinstance(found, list) else [found]:
            yield from one.clauses if one else ()
