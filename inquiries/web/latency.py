"""Latency: how long pages take, by the name of the view, counted in Redis by all web processes of all machines.

Nothing of a request is counted but the name of its page and the first digit of its answer.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from functools import lru_cache
from threading import Lock
from typing import Any

import redis
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)
KEY = "hotline.latency"
BUCKETS = (0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds; what takes longer is counted in one more."""
WITHIN = 0.5
"""Seconds to wait for Redis."""
PAUSE = 10
"""Seconds in which nothing is counted after Redis did not answer: no page waits for it again and again."""


class Latency:
    """A middleware behind the one that answers for static files."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The same answer, counted."""
        begun = time.monotonic()
        answer = self.get_response(request)
        took, found = time.monotonic() - begun, request.resolver_match
        view = (found.view_name if found else "") or "none"
        counts.add(view, f"{answer.status_code // 100}xx", took)
        logger.info("%s %s %s, %d ms", answer.status_code, request.method, view, took * 1000)
        return answer


class Counts:
    """The counts of the installation; without REDIS_URL, those of this process."""

    def __init__(self) -> None:
        self._lock, self._own, self._away_until = Lock(), dict[str, float](), 0.0

    def add(self, view: str, status: str, seconds: float) -> None:
        """One more answer."""
        bucket = sum(seconds > limit for limit in BUCKETS)
        self._add({f"{view}|{status}|{bucket}": 1, f"{view}|{status}|sum": seconds})

    def all(self) -> dict[tuple[str, str], dict[str, float]]:
        """By view and status: the count of each bucket under its number, and the `sum` of seconds."""
        sorted_out: dict[tuple[str, str], dict[str, float]] = {}
        for field, value in self._read().items():
            view, status, what = field.split("|")
            sorted_out.setdefault((view, status), {})[what] = value
        return sorted_out

    def _add(self, fields: Mapping[str, float]) -> None:
        if not settings.REDIS_URL:
            with self._lock:
                self._own |= {name: self._own.get(name, 0) + value for name, value in fields.items()}
            return
        if time.monotonic() < self._away_until:
            return
        try:
            with _line(settings.REDIS_URL).pipeline(transaction=False) as together:
                for name, value in fields.items():
                    together.hincrbyfloat(KEY, name, value)
                together.execute()
        except (RedisError, OSError):
            self._away_until = time.monotonic() + PAUSE

    def _read(self) -> Mapping[str, float]:
        if not settings.REDIS_URL:
            with self._lock:
                return dict(self._own)
        try:
            found: Any = _line(settings.REDIS_URL).hgetall(KEY)
        except (RedisError, OSError):
            return {}
        return {name.decode(): float(value) for name, value in found.items()}


@lru_cache
def _line(url: str) -> redis.Redis:
    """One pool of connections for each process."""
    return redis.Redis.from_url(url, socket_timeout=WITHIN, socket_connect_timeout=WITHIN)


counts = Counts()
