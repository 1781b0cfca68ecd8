"""Bearer: the telephone system that makes a request, by its token (RFC 6750), and how often somebody may try."""

from __future__ import annotations

import hashlib
import logging
import time
from datetime import timedelta
from typing import NamedTuple

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse
from redis.exceptions import RedisError

from inquiries.models import TelephoneSystem

from .throttle import address

logger = logging.getLogger(__name__)
A_MINUTE = 60
RINGS, TRIES = 300, 20
"""Calls of one telephone system, and wrong tokens from one address, within a minute."""
DAY = int(timedelta(days=1).total_seconds())


class Bearer(NamedTuple):
    """The system, or the answer that refuses the request."""

    system: TelephoneSystem | None
    refusal: HttpResponse | None = None

    @classmethod
    def of(cls, request: HttpRequest) -> Bearer:
        """Knows the token, counts the request, and refuses what is wrong or too much.

        Wrong tokens never shut out the right one, which may come from the same address.
        """
        scheme, _blank, token = request.headers.get("Authorization", "").partition(" ")
        system = TelephoneSystem.objects.knowing(token.strip()) if scheme.lower() == "bearer" else None
        if system is None:
            _counted(f"bearer.wrong_on.{_today()}", seconds=2 * DAY)
            logger.warning("a telephone system called without a valid token")
            place = hashlib.sha256((address(request) or "").encode()).hexdigest()[:16]
            is_too_much = _counted(f"bearer.wrong.{place}") > TRIES
            return cls(None, _too_many() if is_too_much else _unauthorized())
        if _counted(f"bearer.calls.{system.pk}") > RINGS:
            return cls(system, _too_many())
        _heard(system)
        return cls(system)


def wrong_tokens() -> int:
    """How many came since yesterday."""
    return sum(_counted(f"bearer.wrong_on.{day}", by=0) for day in (_today() - 1, _today()))


def last_heard(system: TelephoneSystem) -> float | None:
    """When it last called, in seconds since 1970; None where nobody knows."""
    try:
        at: float | None = cache.get(f"bearer.heard.{system.pk}")
    except (RedisError, OSError):
        return None
    return at


def _heard(system: TelephoneSystem) -> None:
    try:
        cache.set(f"bearer.heard.{system.pk}", time.time(), 30 * DAY)
    except (RedisError, OSError):
        return


def _counted(key: str, *, by: int = 1, seconds: int = A_MINUTE) -> int:
    """The count after this one; 0 where nothing can be counted."""
    try:
        if not by:
            return int(cache.get(key) or 0)
        cache.add(key, 0, seconds)
        return cache.incr(key, by)
    except (RedisError, OSError, ValueError):  # no cache, or the key expired between the two calls
        return 0


def _today() -> int:
    return int(time.time()) // DAY


def _unauthorized() -> HttpResponse:
    return JsonResponse({"error": "unknown token"}, status=401, headers={"WWW-Authenticate": "Bearer"})


def _too_many() -> HttpResponse:
    return JsonResponse({"error": "too many requests"}, status=429, headers={"Retry-After": str(A_MINUTE)})
