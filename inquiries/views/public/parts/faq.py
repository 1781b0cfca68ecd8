"""The public questions: approved answers of public topics, and a search in them.

A question whose answer is under revision since a new version of the notice is listed too, and says so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from unicodedata import normalize

import jaconv

from inquiries.models import Answer, Edition, Version
from inquiries.suggest import rank

MOST, OFFERED, LONGEST = 5, 3, 500
ENOUGH = 0.5
"""The share of a search's letter pairs that an answer must hold, so that a typing error does no harm."""
NOTHING = re.compile(r"[\W_]+")


class Faq:
    """The public answers of this version."""

    def __init__(self, version: Version | None) -> None:
        self.version = version
        answers = list(Answer.objects.of(version).in_force_or_revised().public().filter(cohort="").in_order().to_show())
        answered = {one.topic_id for one in answers if not one.is_being_revised}
        self.answers = [one for one in answers if not (one.is_being_revised and one.topic_id in answered)]
        self._set_beside()

    def _set_beside(self) -> None:
        """Set `beside` on each answer: the public company statements on its topic."""
        beside: dict[int, list[Edition]] = defaultdict(list)
        for edition in Edition.objects.approved().public().in_order().prefetch_related("topics"):
            for topic in edition.topics.all():
                beside[topic.pk].append(edition)
        for answer in self.answers:
            answer.beside = beside[answer.topic_id]  # type: ignore[attr-defined]

    def search(self, words: str) -> list[Answer]:
        """The best matches first: by topic, then by words."""
        words = words[:LONGEST]
        places = {suggestion.key: place for place, suggestion in enumerate(list(rank(words, self.version))[:MOST])}
        likeness = {answer.pk: _likeness(words, answer) for answer in self.answers}
        fitting = [one for one in self.answers if one.topic.key in places or likeness[one.pk] >= ENOUGH]
        fitting.sort(key=lambda one: (places.get(one.topic.key, MOST), -likeness[one.pk]))
        return fitting[:MOST]


def _likeness(words: str, answer: Answer) -> float:
    asked = _pairs(words)
    topic = answer.topic
    said = [topic.asked_ja, topic.asked_en, topic.name_ja, topic.name_en]
    said += [] if answer.is_being_revised else [answer.silence]
    written = _pairs("\n".join([*said, *(clause.text for clause in answer.clauses)]))
    return len(asked & written) / len(asked) if asked else 0.0


def _pairs(text: str) -> set[str]:
    """Pairs of neighbouring letters, in NFKC, lower case and hiragana."""
    folded = NOTHING.sub("", str(jaconv.kata2hira(normalize("NFKC", text).lower())))
    return {folded[at : at + 2] for at in range(len(folded) - 1)} or ({folded} if folded else set())
