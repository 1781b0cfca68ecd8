"""Throttle: lets so many through from one place in so long, so that a machine at the public form soon stands still."""

from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from redis.exceptions import RedisError


@dataclass(frozen=True)
class Throttle:
    """One door of the public's."""

    name: str
    passes: int = 10
    seconds: int = 600

    def lets(self, request: HttpRequest) -> bool:
        """Counts this one; False when too many came from there. What cannot be counted is let through."""
        place = origin(request)
        key = f"throttle:{self.name}:{place}"
        try:
            cache.add(key, 0, self.seconds)
            return not place or cache.incr(key) <= self.passes
        except (RedisError, ValueError):  # no cache to count in, or the count ran out between the two lines
            return True


def address(request: HttpRequest) -> str | None:
    """What the request comes from, past our own proxies. None where that is not known."""
    hops = request.headers.get("X-Forwarded-For", "").split(",")
    behind = settings.HOTLINE_PROXIES
    try:
        return str(ip_address(hops[-behind].strip() if behind else request.META.get("REMOTE_ADDR", "")))
    except (IndexError, ValueError):
        return None


def origin(request: HttpRequest) -> str:
    """The public address that the request comes from; of IPv6 the network, which is a household.

    Empty where it is not known: behind a proxy that nobody told us of, all customers would look like one.
    """
    known = address(request)
    place = ip_address(known) if known else None
    if place is None or not place.is_global:
        return ""
    return str(ip_network(f"{place}/64", strict=False)) if isinstance(place, IPv6Address) else str(place)
