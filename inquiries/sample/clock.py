"""The times of the sample: in open hours, so that some answers are late and some are due soon."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from random import Random

from inquiries.hours import Hours

FARTHEST = timedelta(days=10)
JUST_NOW = 4  # open minutes: enough for a mail to leave
TRIES = 200
AT_NIGHT = 0.3
EXACTLY = timedelta(seconds=5)


@dataclass(frozen=True)
class Clock:
    """The hours of the hotline, and the present moment."""

    hours: Hours
    now: datetime

    def before(self, minutes: float) -> datetime:
        """The latest moment since which so many open minutes have passed."""
        early, late = self.now - FARTHEST, self.now
        while late - early > EXACTLY:
            middle = early + (late - early) / 2
            if self.hours.due(middle, timedelta(minutes=minutes)) <= self.now:
                early = middle
            else:
                late = middle
        return early

    def after(self, at: datetime, minutes: float) -> datetime:
        """So many open minutes later; a moment in the future becomes one just past."""
        return max(at, min(self.hours.due(at, timedelta(minutes=minutes)), self._just_now))

    @cached_property
    def _just_now(self) -> datetime:
        return self.before(JUST_NOW)

    def some_time(self, random: Random, channel: str, since: datetime, until: datetime) -> datetime:
        """A moment between two: for calls in open hours, for mails and forms at night as well."""
        for _try in range(TRIES):
            at = since + (until - since) * random.random()
            if self.hours.is_open(at) or (channel != "phone" and random.random() < AT_NIGHT):
                break
        return at
