"""Presence: who has an inquiry open at this moment. Known for a minute and a half in the cache, and kept nowhere."""

from __future__ import annotations

import time

from django.core.cache import cache
from redis.exceptions import RedisError

from inquiries.models import Inquiry, Staff

SECONDS = 90
"""A page asks twice in this time."""


def others_at(inquiry: Inquiry, reader: Staff) -> list[str]:
    """The names of those who look at it beside the reader, who from now on is one of them."""
    key, now = f"presence:{inquiry.pk}", time.time()
    try:
        known: dict[int, tuple[str, float]] = cache.get(key) or {}
        there = {pk: (name, until) for pk, (name, until) in known.items() if until > now and pk != reader.pk}
        cache.set(key, there | {reader.pk: (reader.name, now + SECONDS)}, SECONDS)
    except RedisError:  # whoever cannot be seen is not in the way
        return []
    return [name for name, _until in there.values()]
