"""Suggested answers: those of the inquiry's topics first, then what its newest words sound like."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import prefetch_related_objects

from inquiries.models import Answer, Cohort, Draft, Escalation, Inquiry, Topic, Version
from inquiries.models.answer.catalogue import QUOTED
from inquiries.models.lookup.variants import variants
from inquiries.suggest import rank, ranker
from inquiries.views.lookup.parts.shown import Shown
from inquiries.views.reply.parts.statements import offers

from .there import EVERYTHING

KEYS = 9
"""How many answers have a number key; the others are in the catalogue."""
SENTENCE = re.compile(r"[^。！!？?\n]{4,}[。！!？?]?")
SENTENCES = 20
"""How many sentences are read for the order of asking."""


@dataclass(frozen=True)
class Hint:
    """An approved answer, its number key, whether the draft holds it, and an open escalation of its topic."""

    answer: Answer
    key: int
    is_inserted: bool
    escalation: Escalation | None = None
    is_spoken_only: bool = False
    """It is for a cohort that may be told on the telephone, and not in writing."""
    is_confirmed: bool = False
    """It is for the cohort that the look-up found, and that may be told. A sealed look-up confirms nothing."""

    @property
    def cohort(self) -> str:
        """For whom it is, in words; empty where it is for everybody."""
        return str(dict(Cohort.choices).get(self.answer.cohort, self.answer.cohort))


@dataclass(frozen=True)
class Unanswered:
    """A topic without an approved answer, its open escalation, and since when its answer is being revised."""

    topic: Topic
    escalation: Escalation | None
    since: datetime | None


class Hints:
    """At most nine answers, the best first; `abstain` when the notice does not seem to answer the words.

    Where the writer seems to be police, press or the like (`speaker`), only their own topic is proposed.
    `rejected` were put away; `statements` are the company statements on the same topics. Of answers for cohorts
    only those are proposed that the last look-up of the inquiry, once it is opened, lets be told.
    """

    def __init__(
        self,
        inquiry: Inquiry,
        words: str,
        draft: Draft,
        version: Version | None,
        lookup: Shown | None = None,
        there: Collection[str] = EVERYTHING,
    ) -> None:
        ranking = rank(words, version)
        self.abstain, self.speaker = ranking.abstain, ranking.speaker
        topics = sorted(inquiry.topics.all(), key=lambda topic: topic.order)
        keys = dict.fromkeys([*(topic.key for topic in topics), *(suggestion.key for suggestion in ranking)])
        places = {key: place for place, key in enumerate(keys)}
        shown = list(Answer.objects.in_force_or_revised().of(version).select_related("topic").in_order())
        answers = [answer for answer in shown if not answer.is_being_revised]
        self.lookup = lookup if lookup and lookup.cohort else None
        spoken = bool(self.lookup and not self.lookup.is_writable)
        held = set(draft.answers.values_list("pk", flat=True)) if draft.pk else set()
        told = variants(answers, self.lookup.cohort if self.lookup else None, with_general=spoken)
        told += [answer for answer in answers if answer.pk in held and answer not in told]
        likely = sorted((a for a in told if a.topic.key in places), key=lambda answer: places[answer.topic.key])
        away = set(inquiry.rejections.values_list("answer", flat=True)) - held if "rejections" in there else set()
        asked = {escalation.topic_id: escalation for escalation in inquiry.escalations.all() if escalation.is_open}
        fitting = [answer for answer in likely if answer.pk not in away][:KEYS]
        _complete(fitting, version)
        self.rows = [
            Hint(a, key, a.pk in held, asked.get(a.topic_id), spoken and a.cohort != "", self._is_confirmed(a))
            for key, a in enumerate(fitting, 1)
        ]
        self.rejected = [answer for answer in answers if answer.pk in away]
        self.statements = offers(inquiry, [*topics, *self.topics], draft) if "statements" in there else []
        self.unanswered = list(_unanswered(topics, shown, asked))

    def _is_confirmed(self, answer: Answer) -> bool:
        return self.lookup is not None and self.lookup.cohort == answer.cohort

    @property
    def is_no_question(self) -> bool:
        """The notice answers nothing of it, and it sounds like a topic without an owner, such as thanks."""
        return self.abstain and bool(self.rows) and not self.rows[0].answer.topic.owner

    @property
    def topics(self) -> list[Topic]:
        """The topics of the suggested answers."""
        return list({hint.answer.topic_id: hint.answer.topic for hint in self.rows}.values())


def order_of_asking(words: str, version: Version | None) -> list[str]:
    """Topics of the first sentences, in the order in which they come up."""
    ranking = ranker(version)
    found = (ranking.rank(sentence) for sentence in SENTENCE.findall(words)[:SENTENCES])
    return list(dict.fromkeys(next(iter(one)).key for one in found if one.suggestions))


def _complete(answers: list[Answer], version: Version | None) -> None:
    """Give the few that are shown what they quote. Each would bring the text of the version that we have already."""
    prefetch_related_objects(answers, QUOTED)
    if version:
        for answer in answers:
            answer.version = version


def _unanswered(
    topics: Iterable[Topic], shown: Iterable[Answer], asked: Mapping[int | None, Escalation]
) -> Iterator[Unanswered]:
    answered = {answer.topic_id for answer in shown if not answer.is_being_revised}
    since = {answer.topic_id: answer.revising_since for answer in shown if answer.is_being_revised}
    for topic in topics:
        if topic.pk not in answered and (topic.owner or topic.pk in since):
            yield Unanswered(topic, asked.get(topic.pk), since.get(topic.pk))
