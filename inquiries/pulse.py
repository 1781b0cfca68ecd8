"""Pulse: whether the work in the background goes on. Told on every page, at home with since when, and to machines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import redis
from django.conf import settings
from django.core.cache import cache
from redis.exceptions import RedisError

from inquiries.models import Dispatch, Heart

KEY = "inquiries.pulse"
PATIENCE = 2
"""Seconds in which the queue has to answer."""


def beat() -> None:
    """Into the database, and where every page can feel it without a question to the database."""
    Heart.objects.beat()
    cache.set(KEY, True, settings.HOTLINE_HEART_SECONDS)


def is_felt() -> bool:
    """It beat lately. What cannot be read counts as dead."""
    try:
        return bool(cache.get(KEY))
    except (RedisError, OSError):
        return False


def queue_answers() -> bool:
    """The broker and cache is there."""
    if not settings.REDIS_URL:
        return True
    try:
        line = redis.Redis.from_url(settings.REDIS_URL, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE)
        with line:
            return bool(line.ping())
    except (RedisError, OSError):
        return False


@dataclass(frozen=True)
class Pulse:
    """At one moment: when the heart last beat, and since when the oldest mail should have left."""

    now: datetime
    beat_at: datetime | None
    mail_due_at: datetime | None

    @classmethod
    def at(cls, now: datetime) -> Pulse:
        """Two questions to the database."""
        return cls(now, Heart.objects.last_at(), Dispatch.objects.overdue_since(now))

    @property
    def is_dead(self) -> bool:
        """It did not beat for too long, or never."""
        patience = timedelta(seconds=settings.HOTLINE_HEART_SECONDS)
        return self.beat_at is None or self.now - self.beat_at > patience

    @property
    def is_mail_late(self) -> bool:
        """A mail that nothing holds back has not left for too long."""
        patience = timedelta(minutes=settings.HOTLINE_MAIL_LATE_MINUTES)
        return self.mail_due_at is not None and self.now - self.mail_due_at > patience
