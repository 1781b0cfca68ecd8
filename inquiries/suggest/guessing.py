"""Guessing the topics of new inquiries that no person has sorted, within a minute. In doubt it guesses nothing."""

import logging
import re
from datetime import datetime

from django.db import OperationalError, transaction

from inquiries.models import Guess, Inquiry, Message, Priority, Topic, Version
from inquiries.models.inquiry.owing import unanswered_since

from .ranking import Ranker, ranker
from .threats import threatens

logger = logging.getLogger(__name__)
AT_ONCE = 200
"""Inquiries in one pass; the next pass begins seconds later."""
SURE, APART = 0.6, 0.3
"""The least probability of the best topic, and its least lead over the next (docs/suggestions.md says why)."""
SURE_OF_A_SENTENCE = 0.9
SENTENCE = re.compile(r"[^。！!？?\n]{12,}[。！!？?]?")
SENTENCES = 20


def run(at: datetime | None = None) -> int:
    """One pass over the inquiries that wait; returns their number. An inquiry that fails stays without a guess."""
    waiting = list(Inquiry.objects.awaiting_guess().values_list("pk", flat=True)[:AT_ONCE])
    for pk in waiting:
        try:
            guess(pk, at=at)
        except OperationalError:
            raise  # the database cannot be reached; the inquiry is not at fault
        except Exception as error:  # noqa: BLE001 - the others wait behind it; the log says what went wrong
            logger.error("no guess for inquiry %d: %s", pk, type(error).__name__)  # noqa: TRY400
            Inquiry.objects.filter(pk=pk).update(awaits_guess=False)
    return len(waiting)


@transaction.atomic
def guess(pk: int, *, at: datetime | None = None) -> None:
    """Guesses the topics of one inquiry; if two workers try, only one does it."""
    if not Inquiry.objects.filter(pk=pk, awaits_guess=True).update(awaits_guess=False):
        return
    inquiry = Inquiry.objects.get(pk=pk)
    if inquiry.is_closed or inquiry.is_merged:
        return
    known = Guess.objects.filter(inquiry=inquiry).first()
    heard = inquiry.messages.received().oldest_first()
    unread = list(heard.filter(pk__gt=known.read_to if known else 0))
    unanswered = heard.filter(at__gte=unanswered_since(inquiry))
    Guess.objects.make(
        inquiry,
        _topics(unread),
        threatens=any(threatens(words(message)) for message in unanswered),
        read_to=max((message.pk for message in unread), default=0),
        at=at,
    )


def words(message: Message) -> str:
    """The subject and the text of a message."""
    return f"{message.subject}\n{message.text}"


def _topics(messages: list[Message]) -> list[Topic]:
    ranking = ranker(Version.objects.in_force())
    first = set(Topic.objects.filter(priority=Priority.FIRST).values_list("key", flat=True))
    keys = {key for message in messages for key in _keys(words(message), ranking, first)}
    return list(Topic.objects.filter(key__in=keys).order_by("order", "key"))


def _keys(text: str, ranking: Ranker, first: set[str]) -> set[str]:
    """The topic of the whole text, and topics of first priority that a single sentence surely names."""
    sentences = {key for said in SENTENCE.findall(text)[:SENTENCES] for key in _sure(said, ranking, SURE_OF_A_SENTENCE)}
    return _sure(text, ranking, SURE) | (sentences & first)


def _sure(text: str, ranking: Ranker, least: float) -> set[str]:
    """The best topic if its score is at least `least` and well above the next, else an empty set."""
    best = [*ranking.rank(text), None, None][:2]
    if best[0] is None or best[0].score < least or (best[1] and best[0].score - best[1].score < APART):
        return set()
    return {best[0].key}
