"""Finding: which clauses of a notice answer which topic, by the cues of the catalogue.

A cue with `not_if` takes only clauses that none of those topics has found by its own cues, so that a general heading
does not take clauses of a special topic.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from inquiries.notice.facts.facts import Facts
from inquiries.notice.reading import Reading
from inquiries.notice.text.clauses import Clause

from .catalogue import Cue, Entry, catalogue
from .passage import Passage, passages


class Findings:
    """The passages of a notice, and those that answer each topic."""

    def __init__(self, reading: Reading) -> None:
        self.said = passages(reading)
        self.facts: Facts = reading.facts

    def of(self, topic: Entry) -> list[Passage]:
        """The passages that answer the topic, in the order of the notice."""
        words = topic.words
        found = self._own[topic.key] | self._found(words.cues, is_own=False)
        found = found or self._found(words.or_else, is_own=True) | self._found(words.or_else, is_own=False)
        return [found[order] for order in sorted(found)]

    @cached_property
    def _own(self) -> dict[str, dict[int, Passage]]:
        """For each topic what its cues without `not_if` find."""
        return {topic.key: self._found(topic.words.cues, is_own=True) for topic in catalogue()}

    def _found(self, cues: Iterable[Cue], *, is_own: bool) -> dict[int, Passage]:
        found: dict[int, Passage] = {}
        for cue in cues:
            if is_own is not bool(cue.not_if):
                found |= {passage.order: passage for passage in self._by(cue)}
        return found

    def _by(self, cue: Cue) -> Iterator[Passage]:
        if any(getattr(self.facts, name) for name in cue.lacking):
            return
        if not all(getattr(self.facts, name) for name in cue.given):
            return
        stating = {clause.order for clause in self._stating(cue.fact)}
        taken = {order for key in cue.not_if for order in self._own[key]}
        for passage, following in zip(self.said, [*self.said[1:], None], strict=True):
            is_free = passage.order not in taken and (not cue.fact or passage.order in stating)
            if not is_free or not _fits(cue, passage) or (cue.beside and not self._is_beside(passage, cue.beside)):
                continue
            yield passage
            if cue.then and following and cue.then.search(following.text):
                yield following
            if cue.first:
                return

    def _stating(self, fact: str) -> Iterator[Clause]:
        """The clauses that state a fact."""
        if fact:
            found = getattr(self.facts, fact)
            for one in found if isinstance(found, list) else [found]:
                yield from one.clauses if one else ()

    def _is_beside(self, passage: Passage, window: str) -> bool:
        """Whether the nearest clause on who is affected, before the passage or else behind it, is of this window."""
        told = [(order, name) for name, orders in self._told.items() for order in orders if order != passage.order]
        before = max((one for one in told if one[0] < passage.order), default=None)
        nearest = before or min(told, default=None)
        return nearest is not None and nearest[1] == window

    @cached_property
    def _told(self) -> dict[str, set[int]]:
        """The places of the clauses that tell who is affected as a member, and who with a card."""
        topics = {topic.key: topic for topic in catalogue()}
        found = {}
        for window in ("member", "card"):
            cues = [cue for cue in topics[f"scope-{window}-period"].words.cues if not (cue.beside or cue.not_if)]
            found[window] = set(self._found(cues, is_own=True))
        return found


def _fits(cue: Cue, passage: Passage) -> bool:
    text, place = passage.text, passage.place
    if (cue.lead and not passage.is_lead) or (cue.says and not cue.says.search(text)):
        return False
    if cue.under and not cue.under.search(place):
        return False
    return not ((cue.unless and cue.unless.search(text)) or (cue.not_under and cue.not_under.search(place)))
