"""Drafting: for each topic the clauses that answer it, and our own words around them.

One sentence names what the notice does not say. It leaves out what the answer itself quotes and what a question in the
notice is about.
"""

from __future__ import annotations

from dataclasses import dataclass

from inquiries.notice.facts.facts import Facts
from inquiries.notice.reading import Reading
from inquiries.notice.text.clauses import Clause

from .catalogue import Entry, Point, Sentence, Words, catalogue
from .finding import Findings
from .passage import Passage

OPENING = "{about}について、お知らせでは次のとおりご案内しております。"
SILENCE = "{about}については、お知らせに記載がございません。"
LAST = "、および"


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
    found = Findings(reading)
    return [_draft(topic, found) for topic in catalogue()]


def _draft(topic: Entry, found: Findings) -> Draft:
    words, said, facts = topic.words, found.said, found.facts
    quoted = found.of(topic)
    if not quoted:
        silence = words.about and SILENCE.format(about=words.about)
        return Draft(topic, (), words.opening, silence, _ending(words.handover, said, facts))
    opening = words.opening or OPENING.format(about=words.about)
    clauses = tuple(passage.clause for passage in quoted)
    return Draft(topic, clauses, opening, _silence(words, quoted, said), _ending(words.next, said, facts))


def _silence(words: Words, quoted: list[Passage], said: list[Passage]) -> str:
    """One sentence that names the further questions on which the notice is silent."""
    missing = [point.point for point in words.beyond if _is_missing(point, quoted, said)]
    return SILENCE.format(about=LAST.join(filter(None, ["、".join(missing[:-1]), *missing[-1:]]))) if missing else ""


def _is_missing(point: Point, quoted: list[Passage], said: list[Passage]) -> bool:
    """Whether the point follows from what is quoted, and no clause and no question above one speaks of it."""
    if point.when and not point.when.search("\n".join(passage.said for passage in quoted)):
        return False
    found = point.unless and any(point.unless.search(passage.said) for passage in said)
    return not (found or (point.unless_quoted and any(point.unless_quoted.search(one.said) for one in quoted)))


def _ending(sentences: tuple[Sentence, ...], said: list[Passage], facts: Facts) -> str:
    """The next step: the sentences whose conditions this notice meets."""
    return "".join(sentence.words for sentence in sentences if _holds(sentence, said, facts))


def _holds(sentence: Sentence, said: list[Passage], facts: Facts) -> bool:
    if not all(getattr(facts, name) for name in sentence.given) or any(getattr(facts, n) for n in sentence.lacking):
        return False
    return sentence.when is None or any(sentence.when.search(passage.text) for passage in said)
