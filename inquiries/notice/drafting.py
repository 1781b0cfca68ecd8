"""Drafting: for each topic the clauses that answer it, and our own careful words around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .catalogue import Cue, Entry, Words, catalogue
from .clauses import Clause
from .facts import Facts
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
    return [_draft(topic, reading) for topic in catalogue()]


def _draft(topic: Entry, reading: Reading) -> Draft:
    words = topic.words
    clauses = tuple(_matching(words.cues, reading) or _matching(words.or_else, reading))
    if not clauses:
        silence = words.about and SILENCE.format(about=words.about)
        return Draft(topic, (), words.opening, silence, words.handover)
    opening = words.opening or OPENING.format(about=words.about)
    return Draft(topic, clauses, opening, _silence(words, reading), words.next)


def _silence(words: Words, reading: Reading) -> str:
    """What people ask next and the notice does not say, in one sentence."""
    missing = [
        point.point
        for point in words.beyond
        if point.unless is None or not any(point.unless.search(clause.folded.text) for clause in reading.clauses)
    ]
    return SILENCE.format(about="と、".join(missing)) if missing else ""


def _matching(cues: tuple[Cue, ...], reading: Reading) -> list[Clause]:
    """The clauses that any cue finds, in the order of the notice."""
    found = {clause.order: clause for cue in cues for clause in _found(cue, reading)}
    return [found[order] for order in sorted(found)]


def _found(cue: Cue, reading: Reading) -> Iterator[Clause]:
    stating = {clause.order for clause in _stating(cue.fact, reading.facts)}
    for clause in reading.clauses:
        if (cue.fact and clause.order not in stating) or not _fits(cue, clause):
            continue
        yield clause
        following = reading.clauses[clause.order : clause.order + 1]
        if cue.then and following and cue.then.search(following[0].folded.text):
            yield following[0]
        if cue.first:
            return


def _fits(cue: Cue, clause: Clause) -> bool:
    text, under = clause.folded.text, clause.under
    if (cue.says and not cue.says.search(text)) or (cue.under and not cue.under.search(under)):
        return False
    return not ((cue.unless and cue.unless.search(text)) or (cue.not_under and cue.not_under.search(under)))


def _stating(fact: str, facts: Facts) -> Iterator[Clause]:
    """The clauses that state a fact."""
    if fact:
        found = getattr(facts, fact)
        for one in found if isinstance(found, list) else [found]:
            yield from one.clauses if one else ()
