"""Pulse: whether the background work runs. Shown on every page, with details on the home screen and for machines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import redis
from django.conf import settings
from django.core.cache import cache
from redis.exceptions import RedisError

from inquiries.models import Dispatch, Heart

KEY, OPENED = "inquiries.pulse", "inquiries.pulse.opened"
STARTS_FOR = 60
"""Seconds after the opening in which a heart that does not beat yet is no trouble."""
PATIENCE = 2
"""Seconds to wait for the queue's answer."""


def beat() -> None:
    """Records the heartbeat in the database, and in the cache, where every page reads it without a query."""
    Heart.objects.beat()
    cache.set(KEY, True, settings.HOTLINE_HEART_SECONDS)


def announce() -> None:
    """The sample is ready, and the hotline opens: the background work starts within seconds."""
    cache.set(OPENED, True, STARTS_FOR)


def is_starting() -> bool:
    """Whether the hotline was opened a moment ago."""
    return _holds(OPENED)


def is_felt() -> bool:
    """Whether the heart beat lately. If the cache cannot be read, it counts as dead."""
    return _holds(KEY)


def _holds(key: str) -> bool:
    try:
        return bool(cache.get(key))
    except (RedisError, OSError):
        return False


def queue_answers() -> bool:
    """Whether Redis, which is broker and cache, answers. True without REDIS_URL."""
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
    """At the moment `now`: the last heartbeat, and since when the oldest unsent mail is due."""

    now: datetime
    beat_at: datetime | None
    mail_due_at: datetime | None

    @classmethod
    def at(cls, now: datetime) -> Pulse:
        """The pulse at a moment; two queries."""
        return cls(now, Heart.objects.last_at(), Dispatch.objects.overdue_since(now))

    @property
    def is_dead(self) -> bool:
        """Whether the last heartbeat is too long ago or never was."""
        patience = timedelta(seconds=settings.HOTLINE_HEART_SECONDS)
        return self.beat_at is None or self.now - self.beat_at > patience

    @property
    def is_mail_late(self) -> bool:
        """Whether a mail that nothing holds back is overdue for too long."""
        patience = timedelta(minutes=settings.HOTLINE_MAIL_LATE_MINUTES)
        return self.mail_due_at is not None and self.now - self.mail_due_at > patience
