"""Substance 中身: whether a letter says anything at all, and on which topics it says what somebody has approved."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.conf import settings

from inquiries.models.inquiry import letter
from inquiries.models.inquiry.decision import Decision
from inquiries.models.inquiry.variables import LABELS, VARIABLE, Variables

from . import referral, stated
from .arrangement import approved
from .send_warning import GREETING

if TYPE_CHECKING:
    from inquiries.models.inquiry.inquiry import Inquiry

    from .draft import Draft

FILLERS = "\u115f\u1160"
"""Letters that no screen shows."""


def is_bare(draft: Draft) -> bool:
    """It holds nothing but greeting, ending and filled-in variables, in any of our languages."""
    if any("clause" in part for part in draft.parts):
        return False
    text = unicodedata.normalize("NFKC", draft.text)
    rest = _plain(GREETING.sub("", VARIABLE.sub("", text)))
    for known in sorted(map(_plain, _empty_words(draft.inquiry)), key=len, reverse=True):
        rest = rest.replace(known, "")
    return not rest


def approved_topics(draft: Draft) -> set[int]:
    """The topics on which the letter says something approved. Add new kinds of approved text here."""
    return {*_answered(draft), *_handed_on(draft), *_decided(draft), *stated.topics_in(draft)}


def _answered(draft: Draft) -> Iterator[int]:
    """Topics of the approved answers of which a clause or a sentence stands in the letter."""
    quoted = {part["answer"] for part in draft.parts if "clause" in part}
    lines, variables = _lines(draft), Variables(draft.inquiry)
    for answer in draft.answers.to_show():
        if answer.pk in quoted or lines & approved([answer], variables):
            yield answer.topic_id


def _handed_on(draft: Draft) -> Iterator[int]:
    """Topics with an escalation, whose sentence to the customer stands in the letter."""
    lines, language = _lines(draft), draft.inquiry.language
    for asked in draft.inquiry.escalations.exclude(topic=None).filter(withdrawal=None).select_related("topic"):
        if asked.topic and lines & {*referral.sentences(asked.topic, asked.due_at, language)}:
            yield asked.topic.pk


def _decided(draft: Draft) -> Iterator[int]:
    """Topics of the decisions that stand in the letter word for word; one without a topic counts for all."""
    for decision in Decision.objects.of(draft.inquiry).standing_in(draft.text):
        topic = decision.escalation.topic_id
        yield from [topic] if topic else draft.inquiry.topics.values_list("pk", flat=True)


def _lines(draft: Draft) -> set[str]:
    return {line.strip() for part in draft.parts for line in part.get("words", "").splitlines()}


def _empty_words(inquiry: Inquiry) -> Iterator[str]:
    for language, _name in settings.LANGUAGES:
        for part in letter.frame(inquiry, language):
            yield from part["words"].splitlines()
    variables = Variables(inquiry)
    yield from (variables[name] for name in LABELS)


def _plain(words: str) -> str:
    """Letters and digits only, in one width and lower case."""
    folded = unicodedata.normalize("NFKC", words).lower()
    return "".join(character for character in folded if character.isalnum() and character not in FILLERS)
