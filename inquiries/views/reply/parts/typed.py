"""Topics suggested while somebody types. The words are not stored."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from inquiries.models import Answer, Clause, Topic, Version
from inquiries.suggest import rank

SLOTS = 3
"""How many are proposed, each in a place of its own."""


@dataclass(frozen=True)
class Proposal:
    """A topic, its answer in force, and the number key that takes it."""

    topic: Topic
    answer: Answer | None
    key: int

    @property
    def clause(self) -> Clause | None:
        """The first clause that the answer quotes."""
        return next(iter(self.answer.sayable), None) if self.answer else None


class Typed:
    """Three places. A shown topic that still fits keeps its place, so that nothing jumps.

    `shown` are the keys of the topics in the places, 0 where one is empty; `besides` are on the page already.
    """

    def __init__(
        self, words: str, version: Version | None, *, shown: Sequence[int] = (), besides: Collection[int] = ()
    ) -> None:
        ranking = rank(words, version) if words.strip() else None
        keys = [suggestion.key for suggestion in ranking][: SLOTS + len(besides)] if ranking else []
        known = {topic.key: topic for topic in Topic.objects.filter(key__in=keys).exclude(pk__in=besides)}
        fitting = [known[key] for key in keys if key in known][:SLOTS]
        self.abstain = bool(ranking and ranking.abstain)
        self.speaker = ranking.speaker if ranking else None
        self.places = self._places(_settled(fitting, shown), version, besides)

    def _places(
        self, topics: list[Topic | None], version: Version | None, besides: Collection[int]
    ) -> list[Proposal | None]:
        answers = Answer.objects.approved().of(version).to_show().filter(topic__in=[topic for topic in topics if topic])
        first = {answer.topic_id: answer for answer in reversed(answers.in_order())}
        numbered = enumerate(topics, len(besides) + 1)
        return [
            Proposal(topic, first.get(topic.pk), key if key < 10 else 0) if topic else None for key, topic in numbered
        ]


def _settled(fitting: list[Topic], shown: Sequence[int]) -> list[Topic | None]:
    """Shown topics stay in their places, new ones take the free places."""
    by_key = {topic.pk: topic for topic in fitting}
    places = [by_key.pop(pk, None) for pk in [*shown[:SLOTS], *[0] * SLOTS][:SLOTS]]
    new = iter(by_key.values())
    return [topic or next(new, None) for topic in places]
