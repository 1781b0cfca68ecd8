"""Gathering lessons from the desk's choices: one for each question that was answered from the notice or closed."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from inquiries.models import Citation, Event, Inquiry, Lesson, Message, Quotation, Topic, Version
from inquiries.models.answer.answer import Answer

from .ranking import rank

WINDOW = timedelta(days=14)
"""How old a question may be: its answer may be sent days after it came."""
BATCH = 200


class Choice(NamedTuple):
    """The topic that operators chose for a question; None if they only rejected suggestions."""

    question: Message
    topic: Topic | None
    evidence: str


def gather(at: datetime | None = None) -> int:
    """Records the new lessons of WINDOW; returns their number."""
    since = (at or timezone.now()) - WINDOW
    version = Version.objects.in_force()
    quoted = Citation.objects.filter(answer__version=version).exclude(answer__state=Answer.State.RETIRED)
    answered = set(quoted.values_list("answer__topic", flat=True))
    return sum(
        _note_down(choice, version, answered) for inquiry in _heard(since) for choice in _choices(inquiry, since)
    )


def _heard(since: datetime) -> Iterator[Inquiry]:
    """Inquiries with a question that has no lesson yet, fetched in batches."""
    waiting = Message.objects.received().filter(inquiry=OuterRef("pk"), lesson=None, at__gte=since)
    told = Quotation.objects.told().filter(message__inquiry=OuterRef("pk"), answer__isnull=False)
    found = Inquiry.objects.filter(Exists(waiting), Q(closure__isnull=False) | Exists(told)).order_by("pk")
    last = 0
    while batch := list(found.filter(pk__gt=last).select_related("contact", "closure")[:BATCH]):
        yield from batch
        last = batch[-1].pk


def _choices(inquiry: Inquiry, since: datetime) -> Iterator[Choice]:
    """For each question the topic of its answer; for a last question without one, the topic of its inquiry."""
    questions = list(
        inquiry.messages.received().filter(at__gte=since).select_related("inquiry__contact").oldest_first()
    )
    told = _told(inquiry, questions)
    chosen = {question.pk: Choice(question, topic, Lesson.Evidence.TOLD) for question, topic in told}
    if inquiry.is_closed and questions and questions[-1].pk not in chosen:
        chosen[questions[-1].pk] = _sorted(inquiry, questions[-1])
    noted = set(Lesson.objects.filter(message__in=chosen).values_list("message", flat=True))
    return (choice for pk, choice in chosen.items() if pk not in noted)


def _told(inquiry: Inquiry, questions: list[Message]) -> Iterator[tuple[Message, Topic]]:
    """Questions answered with one topic. With several, the main one is unknown, so they are left out."""
    quotations = Quotation.objects.told().filter(message__inquiry=inquiry, answer__isnull=False)
    topics: dict[Message, set[Topic]] = {}
    for quotation in quotations.select_related("message", "answer__topic"):
        asked = [question for question in questions if question.at <= quotation.message.at]
        if asked and quotation.answer:
            topics.setdefault(asked[-1], set()).add(quotation.answer.topic)
    return ((question, told.pop()) for question, told in topics.items() if len(told) == 1)


def _sorted(inquiry: Inquiry, question: Message) -> Choice:
    """The single topic that a person set; with several, the main one is unknown."""
    by_hand = Event.objects.filter(action__in=["topics.set", "topics.confirmed"], inquiry=inquiry, by__isnull=False)
    topics = list(inquiry.topics.all()[:2]) if by_hand.exists() else []
    if len(topics) == 1:
        return Choice(question, topics[0], Lesson.Evidence.SORTED)
    return Choice(question, None, Lesson.Evidence.PUT_AWAY)


def _note_down(choice: Choice, version: Version | None, answered: set[int]) -> bool:
    question, topic, evidence = choice
    away = question.inquiry.rejections.values_list("answer__topic__key", flat=True)
    put_away = set(away) - {topic.key if topic else ""}
    if topic is None and not put_away:
        return False
    ranking = rank(f"{question.subject}\n{question.text}", version)
    lesson = Lesson.objects.note_down(
        question,
        evidence=evidence,
        topic=topic,
        put_away=put_away,
        ranked=[suggestion.key for suggestion in ranking],
        abstained=ranking.abstain,
        is_silent=topic is not None and topic.pk not in answered,
    )
    return lesson is not None
