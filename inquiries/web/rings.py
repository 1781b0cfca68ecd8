"""Rings 着信: who telephones at this moment. In the cache for minutes, for the person who is rung, and nowhere else.

No log, no address and no row of the database holds the number. Several rings at once have a place each.
"""

from __future__ import annotations

import secrets
import time
from typing import NamedTuple

from django.core.cache import cache
from redis.exceptions import RedisError

from inquiries.models import Staff

LIVES = 180
"""Seconds."""
PLACES = 5
"""So many rings stand for one person; another takes the place of the oldest."""


class Ring(NamedTuple):
    """One call that comes in: `number` is in E.164, empty where it is withheld; `key` names the ring in an address.

    `taken_at`: when its person saw to it; 0 before.
    """

    at: float
    key: str
    number: str
    taken_at: float = 0


def ring(staff: Staff, number: str) -> Ring:
    """Somebody rings this person. Does nothing where there is no cache."""
    coming = Ring(time.time(), secrets.token_urlsafe(9), number)
    try:
        if not any(cache.add(place, coming, LIVES) for place in _places(staff)):
            known = cache.get_many(_places(staff))
            cache.set(min(known, key=lambda place: known[place].at, default=_places(staff)[0]), coming, LIVES)
    except (RedisError, OSError):
        return coming
    return coming


def ringing(staff: Staff) -> list[Ring]:
    """The rings of this person that nobody took, the first one first."""
    return [one for one in sorted(_known(staff).values()) if not one.taken_at]


def ring_of(staff: Staff, key: str) -> Ring | None:
    """Theirs of this key, taken or not, as long as it lives."""
    return next((one for one in _known(staff).values() if one.key == key), None)


def take(staff: Staff, key: str) -> Ring | None:
    """They see to it: it is shown no more, and is known for as long as it would have been."""
    for place, one in _known(staff).items():
        if one.key == key:
            taken = one._replace(taken_at=one.taken_at or time.time())
            _keep(place, taken)
            return taken
    return None


def _keep(place: str, one: Ring) -> None:
    try:
        cache.set(place, one, max(1, int(one.at + LIVES - time.time())))
    except (RedisError, OSError):
        return


def _known(staff: Staff) -> dict[str, Ring]:
    try:
        return {place: Ring(*one) for place, one in cache.get_many(_places(staff)).items()}
    except (RedisError, OSError):  # without a cache nobody rings
        return {}


def _places(staff: Staff) -> list[str]:
    return [f"ring.{staff.pk}.{place}" for place in range(PLACES)]
