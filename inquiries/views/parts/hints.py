"""Suggested answers: those of the inquiry's topics first, then what its newest words sound like."""

from __future__ import annotations

from dataclasses import dataclass

from inquiries.models import Answer, Draft, Inquiry, Version
from inquiries.suggest import rank

KEYS = 9
"""So many answers have a number key; the catalogue has the others."""


@dataclass(frozen=True)
class Hint:
    """An approved answer, its number key, and whether the draft holds it."""

    answer: Answer
    key: int
    is_inserted: bool


class Hints:
    """At most nine answers, the best first; `abstain` when the notice does not seem to answer the words."""

    def __init__(self, inquiry: Inquiry, words: str, draft: Draft, version: Version | None) -> None:
        ranking = rank(words, version)
        self.abstain = ranking.abstain
        chosen = [topic.key for topic in sorted(inquiry.topics.all(), key=lambda topic: topic.order)]
        keys = dict.fromkeys([*chosen, *(suggestion.key for suggestion in ranking)])
        places = {key: place for place, key in enumerate(keys)}
        answers = Answer.objects.approved().of(version).to_show().in_order()
        likely = sorted((a for a in answers if a.topic.key in places), key=lambda answer: places[answer.topic.key])
        held = set(draft.answers.values_list("pk", flat=True)) if draft.pk else set()
        self.rows = [Hint(answer, key, answer.pk in held) for key, answer in enumerate(likely[:KEYS], 1)]
