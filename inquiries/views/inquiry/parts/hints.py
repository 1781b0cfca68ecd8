"""Suggested answers: those of the inquiry's topics first, then what its newest words sound like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from inquiries.models import Answer, Draft, Escalation, Inquiry, Topic, Version
from inquiries.suggest import rank
from inquiries.views.reply.parts.statements import offers

KEYS = 9
"""So many answers have a number key; the catalogue has the others."""
SENTENCE = re.compile(r"[^。！!？?\n]{4,}[。！!？?]?")
SENTENCES = 20
"""So many are read for the order of asking."""


@dataclass(frozen=True)
class Hint:
    """An approved answer, its number key, whether the draft holds it, and where its silence was handed on."""

    answer: Answer
    key: int
    is_inserted: bool
    escalation: Escalation | None = None


@dataclass(frozen=True)
class Unanswered:
    """A topic without an approved answer, where it was handed on, and since when its answer is being revised."""

    topic: Topic
    escalation: Escalation | None
    since: datetime | None


class Hints:
    """At most nine answers, the best first; `abstain` when the notice does not seem to answer the words.

    Where police, press or the like seem to speak (`speaker`), nothing is proposed but their own topic.
    `rejected` were put away; `statements` are what the company says of the same beside the notice.
    """

    def __init__(self, inquiry: Inquiry, words: str, draft: Draft, version: Version | None) -> None:
        ranking = rank(words, version)
        self.abstain, self.speaker = ranking.abstain, ranking.speaker
        topics = sorted(inquiry.topics.all(), key=lambda topic: topic.order)
        keys = dict.fromkeys([*(topic.key for topic in topics), *(suggestion.key for suggestion in ranking)])
        places = {key: place for place, key in enumerate(keys)}
        shown = list(Answer.objects.in_force_or_revised().of(version).to_show().in_order())
        answers = [answer for answer in shown if not answer.is_being_revised]
        likely = sorted((a for a in answers if a.topic.key in places), key=lambda answer: places[answer.topic.key])
        held = set(draft.answers.values_list("pk", flat=True)) if draft.pk else set()
        away = set(inquiry.rejections.values_list("answer", flat=True)) - held
        asked = {escalation.topic_id: escalation for escalation in inquiry.escalations.all() if escalation.is_open}
        fitting = [answer for answer in likely if answer.pk not in away][:KEYS]
        self.rows = [Hint(a, key, a.pk in held, asked.get(a.topic_id)) for key, a in enumerate(fitting, 1)]
        self.rejected = [answer for answer in answers if answer.pk in away]
        answered = {answer.topic_id for answer in answers}
        self.statements = offers(inquiry, [*topics, *self.topics], draft)
        since = {answer.topic_id: answer.revising_since for answer in shown if answer.is_being_revised}
        self.unanswered = [
            Unanswered(topic, asked.get(topic.pk), since.get(topic.pk))
            for topic in topics
            if topic.pk not in answered and (topic.owner or topic.pk in since)
        ]

    @property
    def is_no_question(self) -> bool:
        """The notice answers nothing, and it sounds like what nobody has to answer, such as thanks."""
        return self.abstain and bool(self.rows) and not self.rows[0].answer.topic.owner

    @property
    def topics(self) -> list[Topic]:
        """Those whose answers are on the page."""
        return list({hint.answer.topic_id: hint.answer.topic for hint in self.rows}.values())


def order_of_asking(words: str, version: Version | None) -> list[str]:
    """The topics, by where a sentence first sounds like them."""
    found = (rank(sentence, version) for sentence in SENTENCE.findall(words)[:SENTENCES])
    return list(dict.fromkeys(next(iter(ranking)).key for ranking in found if ranking.suggestions))
