"""Presence: who has an inquiry open now. Kept in the cache for 90 seconds, and stored nowhere else."""

from __future__ import annotations

import time

from django.core.cache import cache
from redis.exceptions import RedisError

from inquiries.models import Inquiry, Staff

SECONDS = 90
"""An open page reports twice within this time."""


def others_at(inquiry: Inquiry, reader: Staff) -> list[str]:
    """The names of the others who have it open; records the reader as well."""
    key, now = f"presence:{inquiry.pk}", time.time()
    try:
        known: dict[int, tuple[str, float]] = cache.get(key) or {}
        there = {pk: (name, until) for pk, (name, until) in known.items() if until > now and pk != reader.pk}
        cache.set(key, there | {reader.pk: (reader.name, now + SECONDS)}, SECONDS)
    except RedisError:  # without a cache nobody is shown
        return []
    return [name for name, _until in there.values()]
