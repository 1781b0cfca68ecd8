"""Suggested answers: those of the inquiry's topics first, then what its words sound like."""

from __future__ import annotations

from dataclasses import dataclass

from inquiries.models import Answer, Draft, Inquiry, Version

KEYS = 9
"""So many answers have a number key; the catalogue has the others."""


@dataclass(frozen=True)
class Hint:
    """An approved answer, its number key, and whether the draft holds it."""

    answer: Answer
    key: int
    is_inserted: bool


def hints(inquiry: Inquiry, draft: Draft, version: Version | None) -> list[Hint]:
    """At most nine, the best first."""
    answers = Answer.objects.approved().of(version).to_show().in_order()
    places = {key: place for place, key in enumerate(_likeliest(inquiry))}
    likely = sorted((a for a in answers if a.topic.key in places), key=lambda answer: places[answer.topic.key])
    held = set(draft.answers.values_list("pk", flat=True)) if draft.pk else set()
    return [Hint(answer, key, answer.pk in held) for key, answer in enumerate(likely[:KEYS], 1)]


def _likeliest(inquiry: Inquiry) -> list[str]:
    """Keys of topics."""
    return [topic.key for topic in sorted(inquiry.topics.all(), key=lambda topic: topic.order)]
