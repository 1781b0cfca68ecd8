"""Presence: who looks at an inquiry now, and who writes in it. Kept in the cache for seconds, and nowhere else."""

from __future__ import annotations

import time
from typing import NamedTuple

from django.conf import settings
from django.core.cache import cache
from redis.exceptions import RedisError

from inquiries.models import Inquiry, Staff

UNTOLD = 15
"""Seconds for which somebody counts as present where no page polls."""
POLLS = 3
"""Who has not polled for as long as this many polls take has gone."""


class Other(NamedTuple):
    """Somebody else who has it open; `until` is when we take it that they have gone."""

    pk: int
    name: str
    until: float
    is_writing: bool

    @property
    def mark(self) -> str:
        """Tells whether anything about them has changed."""
        return f"{self.pk}{'w' if self.is_writing else ''}"


def patience() -> float:
    """Seconds after which somebody of whom nothing was heard has gone."""
    return settings.HOTLINE_NEWS_SECONDS * POLLS or UNTOLD


def others_at(inquiry: int, reader: Staff, *, is_writing: bool = False) -> list[Other]:
    """The others who have it open; records the reader as well."""
    now = time.time()
    try:
        there = _there(inquiry, reader, now)
        own = Other(reader.pk, reader.name, now + patience(), is_writing)
        cache.set(_key(inquiry), [*there, own], int(patience()) + 1)
    except (RedisError, OSError):  # without a cache nobody is shown
        return []
    return there


def leave(inquiry: Inquiry, reader: Staff) -> None:
    """The reader has closed the page."""
    try:
        cache.set(_key(inquiry.pk), _there(inquiry.pk, reader, time.time()), int(patience()) + 1)
    except (RedisError, OSError):
        return


def _key(inquiry: int) -> str:
    return f"presence.{inquiry}"


def _there(inquiry: int, reader: Staff, now: float) -> list[Other]:
    known: list[Other] = cache.get(_key(inquiry)) or []
    return sorted(other for other in known if other.until > now and other.pk != reader.pk)
