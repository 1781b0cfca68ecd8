"""Shared counts: what everybody who works with customers sees alike, kept in the cache while nothing happens.

Whatever changes these lists is an event in the same transaction. So the counts are kept under the key of the newest
event, which every process reads from the database: after any verb, whoever called it, they are counted anew. What
becomes late by itself does so at the latest after SECONDS.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.db.models import QuerySet
from redis.exceptions import RedisError

from inquiries.models.few import Count, Counting

SECONDS = 5
SHARED = frozenset({"owed", "late", "unclaimed", "waiting", "closed", "all", "reissues_open"})
"""Their names: long lists, counted to MOST of them, whoever reads."""


class SharedCounting(Counting):
    """Counts like any other, but looks first whether somebody has. `newest`: the newest event, or 0 if unknown."""

    def __init__(self, newest: Callable[[], int], now: datetime, **lists: QuerySet[Any]) -> None:
        super().__init__(**lists)
        self._newest, self._now = newest, now

    def count(self, lists: dict[str, QuerySet[Any]]) -> dict[str, Count]:
        """Those that are known, and the others in one statement."""
        newest = self._newest()
        if not newest or not lists.keys() & SHARED:
            return super().count(lists)
        key = f"counts.{newest}.{int(self._now.timestamp()) // SECONDS}"
        kept = _kept(key)
        known = {name: Count(kept[name]) for name in lists.keys() & kept.keys()}
        found = super().count({name: rows for name, rows in lists.items() if name not in known})
        if new := {name: int(count) for name, count in found.items() if name in SHARED}:
            _keep(key, kept | new)
        return known | found


def _kept(key: str) -> dict[str, int]:
    try:
        return cache.get(key) or {}
    except (RedisError, OSError):  # without a cache they are counted each time
        return {}


def _keep(key: str, counts: dict[str, int]) -> None:
    try:
        cache.set(key, counts, 2 * SECONDS)
    except (RedisError, OSError):
        return
