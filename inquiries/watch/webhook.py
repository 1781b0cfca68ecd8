"""Posts JSON to an address of the settings, and to nothing else that its name may lead to.

https alone; no redirect is followed; the name is resolved once, and the connection goes to the address that was looked
at, so that a name cannot lead elsewhere a moment later (DNS rebinding). Addresses that are not public are refused,
unless HOTLINE_ALARM_WEBHOOK_PRIVATE allows them.
"""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import socket
import ssl
import time
from collections.abc import Mapping
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Timer
from urllib.parse import urlsplit

from django.conf import settings

TIMEOUT, DEADLINE = 5, 15
"""Seconds for each step, and for the whole of it."""
SIGNATURE = "X-Hotline-Signature"
TRANSLATED = ip_network("64:ff9b::/96")
"""NAT64 (RFC 6052): the last four bytes are an IPv4 address."""


class Refused(Exception):
    """The address is not to be asked, or did not take what was sent."""


class Line(http.client.HTTPSConnection):
    """A connection to the name, at an address that was looked at before."""

    def __init__(self, host: str, port: int, address: str) -> None:
        self._tls = ssl.create_default_context()
        super().__init__(host, port, timeout=TIMEOUT, context=self._tls)
        self._address = address

    def connect(self) -> None:
        """Overrides that of http.client, which would resolve the name anew."""
        line = socket.create_connection((self._address, self.port), timeout=TIMEOUT)
        try:
            self.sock = self._tls.wrap_socket(line, server_hostname=self.host)
        except BaseException:
            line.close()
            raise


def post(url: str, said: Mapping[str, object], *, secret: str) -> None:
    """Send it, signed: `t=<seconds>,v1=<hex HMAC-SHA256 of "seconds.body">`. Refused, OSError, HTTPException."""
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname or parts.username is not None:
        raise Refused("no https address")
    port = parts.port or 443
    body = json.dumps(said, ensure_ascii=False).encode()
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {"Content-Type": "application/json", "User-Agent": "Hotline", SIGNATURE: signature(body, secret)}
    line = Line(parts.hostname, port, resolved(parts.hostname, port))
    late = Timer(DEADLINE, lambda: _end(line))
    late.start()
    try:
        line.request("POST", path, body, headers)
        status = line.getresponse().status
    finally:
        late.cancel()
        line.close()
    if not 200 <= status < 300:
        raise Refused(f"answered {status}")


def signature(body: bytes, secret: str, *, at: float | None = None) -> str:
    """Whoever has the secret sees that it is ours, and not one from yesterday."""
    stamp = str(int(time.time() if at is None else at))
    made = hmac.new(secret.encode(), f"{stamp}.".encode() + body, hashlib.sha256)
    return f"t={stamp},v1={made.hexdigest()}"


def resolved(host: str, port: int) -> str:
    """The first address of the name. Refused where any of them is none of the public Internet."""
    found = [str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not found or not (settings.HOTLINE_ALARM_WEBHOOK_PRIVATE or all(map(is_public, found))):
        raise Refused("no public address")
    return found[0]


def is_public(address: str) -> bool:
    """Neither this machine, a private network, nor an address that hides one of these."""
    place: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(place, IPv6Address):
        hidden = place.ipv4_mapped or place.sixtofour or (place.teredo[1] if place.teredo else None)
        if place in TRANSLATED:
            hidden = IPv4Address(place.packed[-4:])
        if hidden is not None and not is_public(str(hidden)):
            return False
    return place.is_global and not place.is_multicast


def _end(line: Line) -> None:
    """Whoever answers a byte at a time does not hold the worker."""
    if line.sock:
        line.sock.shutdown(socket.SHUT_RDWR)
