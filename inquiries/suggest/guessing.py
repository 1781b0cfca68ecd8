"""What came in and nobody has sorted is read for what it sounds like, within a minute. In doubt nothing is guessed."""

import logging
import re
from datetime import datetime

from django.db import OperationalError, transaction

from inquiries.models import Guess, Inquiry, Message, Priority, Topic, Version
from inquiries.models.inquiry.owing import unanswered_since

from .ranking import rank
from .threats import threatens

logger = logging.getLogger(__name__)
AT_ONCE = 200
"""So many in one pass; the next one comes in seconds."""
SURE, APART = 0.6, 0.3
"""So likely the best topic has to be, and so much likelier than the next: docs/suggestions.md says why."""
SURE_OF_A_SENTENCE = 0.9
SENTENCE = re.compile(r"[^。！!？?\n]{12,}[。！!？?]?")
SENTENCES = 20


def run(at: datetime | None = None) -> int:
    """One pass over what waits; so many were read. One that cannot be read is left without a guess."""
    waiting = list(Inquiry.objects.awaiting_guess().values_list("pk", flat=True)[:AT_ONCE])
    for pk in waiting:
        try:
            guess(pk, at=at)
        except OperationalError:
            raise  # the database is away, not the inquiry at fault
        except Exception as error:  # noqa: BLE001 - the others wait behind it, and the database says what it was
            logger.error("no guess for inquiry %d: %s", pk, type(error).__name__)  # noqa: TRY400
            Inquiry.objects.filter(pk=pk).update(awaits_guess=False)
    return len(waiting)


@transaction.atomic
def guess(pk: int, *, at: datetime | None = None) -> None:
    """Read one for what it sounds like. Of two workers only one gets it."""
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
    """What somebody said, with the subject above it."""
    return f"{message.subject}\n{message.text}"


def _topics(messages: list[Message]) -> list[Topic]:
    version = Version.objects.in_force()
    keys = {key for message in messages for key in _keys(words(message), version)}
    return list(Topic.objects.filter(key__in=keys).order_by("order", "key"))


def _keys(text: str, version: Version | None) -> set[str]:
    """What the whole sounds like; and what comes first, where one sentence says it beyond doubt."""
    first = set(Topic.objects.filter(priority=Priority.FIRST).values_list("key", flat=True))
    sentences = {key for said in SENTENCE.findall(text)[:SENTENCES] for key in _sure(said, version, SURE_OF_A_SENTENCE)}
    return _sure(text, version, SURE) | (sentences & first)


def _sure(text: str, version: Version | None, least: float) -> set[str]:
    """The best topic, if it is likely, and not close to the next."""
    best = [*rank(text, version), None, None][:2]
    if best[0] is None or best[0].score < least or (best[1] and best[0].score - best[1].score < APART):
        return set()
    return {best[0].key}
