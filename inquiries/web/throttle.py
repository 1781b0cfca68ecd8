"""Throttle: limits the requests from one address in a time, so that a bot cannot flood the public forms."""

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from redis.exceptions import RedisError


@dataclass(frozen=True)
class Throttle:
    """The limit of one public form: `passes` in `seconds`."""

    name: str
    passes: int = 10
    seconds: int = 600

    def lets(self, request: HttpRequest) -> bool:
        """Count this request; False when there were too many. True where nothing can be counted."""
        place = origin(request)
        key = f"throttle:{self.name}:{place}"
        try:
            cache.add(key, 0, self.seconds)
            return not place or cache.incr(key) <= self.passes
        except (RedisError, ValueError):  # no cache, or the key expired between the two calls
            return True


def address(request: HttpRequest) -> str | None:
    """The client's IP address, behind our own proxies; None where it is not known."""
    hops = request.headers.get("X-Forwarded-For", "").split(",")
    behind = settings.HOTLINE_PROXIES
    try:
        return str(ip_address(hops[-behind].strip() if behind else request.META.get("REMOTE_ADDR", "")))
    except (IndexError, ValueError):
        return None


def origin(request: HttpRequest) -> str:
    """The client's public IP address; for IPv6 its /64 network, which is one household.

    Empty where it is not public: behind a proxy that is not configured, all customers would look like one.
    """
    known = address(request)
    place = ip_address(known) if known else None
    if place is None or not place.is_global:
        return ""
    return f"{network(request)}/64" if isinstance(place, IPv6Address) else str(place)


def network(request: HttpRequest) -> str | None:
    """The client's IP address, and for IPv6 the first of its /64 network; also where it is not public."""
    known = address(request)
    if known is None or isinstance(ip_address(known), IPv4Address):
        return known
    return str(ip_network(f"{known}/64", strict=False).network_address)
