"""Shared figures: what everybody sees alike, kept in the cache while nothing happens.

Whatever changes them is an event in the same transaction. So they are kept under the key of the newest event, which
every process reads from the database: after any verb, whoever called it, they are counted anew. Where two commit in
another order than their events were numbered, the newest key does not change with the second; then, and for what
becomes late by itself, they are counted anew at the latest after SECONDS.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from django.core.cache import cache
from django.db.models import QuerySet
from redis.exceptions import RedisError

from inquiries.models.few import Count, Counting

SECONDS = 5
SHARED = frozenset(
    {"owed", "late", "unclaimed", "waiting", "closed", "all", "reissues_open", "unsent", "held", "reviews"}
)
"""Counts that are the same for everybody who works with customers."""

Figures = TypeVar("Figures")


def shared(name: str, newest: int, now: datetime, count: Callable[[], Figures]) -> Figures:
    """What `count` returns, or returned to somebody since the newest event; 0: it is not known."""
    key = _key(name, newest, now)
    known: Figures | None = _kept(key) if newest else None
    if known is None:
        known = count()
        if newest:
            _keep(key, known)
    return known


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
        key = _key("counts", newest, self._now)
        kept: dict[str, int] = _kept(key) or {}
        known = {name: Count(kept[name]) for name in lists.keys() & kept.keys()}
        found = super().count({name: rows for name, rows in lists.items() if name not in known})
        if new := {name: int(count) for name, count in found.items() if name in SHARED}:
            _keep(key, kept | new)
        return known | found


def _key(name: str, newest: int, now: datetime) -> str:
    return f"{name}.{newest}.{int(now.timestamp()) // SECONDS}"


def _kept(key: str) -> Any:
    try:
        return cache.get(key)
    except (RedisError, OSError):  # without a cache everything is counted each time
        return None


def _keep(key: str, figures: object) -> None:
    try:
        cache.set(key, figures, 2 * SECONDS)
    except (RedisError, OSError):
        return
