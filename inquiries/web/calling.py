"""Calling 通話中: who is on the telephone, and since when, as their call form says with each question for news.

In the cache alone, one key a person; nothing is written to the database while a call lasts.
"""

from __future__ import annotations

import time
from collections.abc import Iterable

from django.core.cache import cache
from redis.exceptions import RedisError

from inquiries.models import Staff

LIVES = 75
"""Seconds: a form that is out of sight asks once a minute."""
LONGEST = 12 * 60 * 60


def tell(staff: Staff, since: int) -> None:
    """Their call form says since when they speak, in seconds since 1970; 0: they do not."""
    try:
        if since and time.time() - LONGEST < since <= time.time() + 1:
            cache.set(_key(staff.pk), since, LIVES)
        else:
            cache.delete(_key(staff.pk))
    except (RedisError, OSError):
        return


def calling(staff: Iterable[int]) -> dict[int, int]:
    """Of these people those who speak now, and since when."""
    keys = {_key(one): one for one in staff}
    try:
        return {keys[key]: since for key, since in cache.get_many(keys).items()}
    except (RedisError, OSError):  # without a cache nobody speaks
        return {}


def _key(staff: int) -> str:
    return f"calling.{staff}"
