"""What becomes of each inquiry of the crowd: all chosen at random before a row is written."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from django.conf import settings

from inquiries.models import Answer, Channel, Closure, Hold, Issuer, Staff, Topic

from .people import Caller, Directory
from .words import Phrasing, Words

SPAN = timedelta(days=30)
CHANNELS, OFTEN = [Channel.MAIL, Channel.FORM, Channel.PHONE], [60, 15, 25]
RECENT = 0.8
"""Where the newest fifth of the inquiries begins."""
LEFT_OPEN, LATELY_OPEN = 0.02, 0.42
CARD = 0.3
"""Of those whom somebody has taken, so many ask about a card."""
MERGED = 50
"""One in so many was merged into the one before."""
OUTCOMES = [Closure.Outcome.ANSWERED, Closure.Outcome.TO_ISSUER, Closure.Outcome.NOT_NEEDED]


@dataclass(frozen=True, slots=True)
class Ground:
    """What stands before anybody asks."""

    now: datetime
    operators: list[Staff]
    card_desk: Staff
    supervisor: Staff
    headquarters: Staff
    topics: dict[str, Topic]
    answers: dict[str, Answer]
    issuers: list[Issuer]


@dataclass(frozen=True, slots=True)
class Fate:
    """One inquiry: who asks what, when, and what has become of it."""

    number: int
    at: datetime
    channel: Channel
    caller: Caller
    words: Words
    topics: list[Topic]
    owner: Staff | None
    answer: Answer | None
    outcome: str
    hold: str
    has_note: bool
    asks_again: bool
    issuer: Issuer | None
    call_at: datetime | None

    @property
    def is_gone(self) -> bool:
        """It was merged into the one before."""
        return _is_gone(self.number)

    @property
    def is_owed(self) -> bool:
        """The customer waits for an answer."""
        return not (self.outcome or self.answer or self.is_gone)

    @property
    def due_at(self) -> datetime | None:
        """When an answer is due, if one is owed: by the clock, for no figure depends on the opening hours."""
        minutes = [topic.due_minutes for topic in self.topics if topic.due_minutes]
        within = min([settings.HOTLINE_ANSWER_MINUTES, *minutes])
        return self.at + timedelta(minutes=within) if self.is_owed else None

    def later(self, minutes: float) -> datetime:
        """So many minutes after it came in."""
        return self.at + timedelta(minutes=minutes)


class Fortune:
    """Deals out fates."""

    def __init__(self, ground: Ground, random: Random) -> None:
        self.ground, self.random = ground, random
        self.directory = Directory(random)
        self.phrasing = Phrasing(random, [issuer.name for issuer in ground.issuers])

    def fate(self, number: int, place: float) -> Fate:
        """The next; `place` from 0 to 1 is how late in the span it came in. More come every day."""
        ground, chance, choose = self.ground, self.random.random, self.random.choice
        [channel] = self.random.choices(CHANNELS, OFTEN)
        words = self.phrasing.say(channel)
        topics = [ground.topics[key] for key in words.topics if key in ground.topics]
        is_gone = _is_gone(number)
        is_open = not is_gone and chance() < (LATELY_OPEN if place > RECENT else LEFT_OPEN)
        is_new = is_gone or (is_open and channel != Channel.PHONE and chance() > 0.35)
        owner = None if is_new else choose(ground.operators)
        answer = self._answer(topics) if owner and (not is_open or chance() < 0.3) else None
        return Fate(
            number,
            ground.now - SPAN * (1 - place) ** 2,
            channel,
            self.directory.person(number),
            words,
            topics,
            owner,
            answer=answer,
            outcome="" if is_open or is_gone else OUTCOMES[0] if answer else choose(OUTCOMES[1:]),
            hold=choose(Hold.Reason.values) if owner and is_open and chance() < 0.15 else "",
            has_note=chance() < 0.15,
            asks_again=chance() < 0.2,
            issuer=choose(ground.issuers) if owner and ground.issuers and chance() < CARD else None,
            call_at=self._next_days() if owner and is_open and chance() < 0.1 else None,
        )

    def _answer(self, topics: list[Topic]) -> Answer | None:
        """What the desk may say on the first topic that there is an answer to."""
        return next((self.ground.answers[topic.key] for topic in topics if topic.key in self.ground.answers), None)

    def _next_days(self) -> datetime:
        return self.ground.now + timedelta(minutes=self.random.randrange(-60, 48 * 60))


def _is_gone(number: int) -> bool:
    return number % MERGED == MERGED - 1
