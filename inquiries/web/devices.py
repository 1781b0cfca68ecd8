"""Devices: a browser in which somebody has signed in before is told from all others by a signed cookie.

Wrong passwords from elsewhere do not count against it, not even those from the same office. So nobody shuts out a
colleague, and whoever tries many names from one address is slowed without slowing those who work there.
(OWASP: "Slow down online guessing attacks with device cookies".)
"""

from __future__ import annotations

import secrets
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

COOKIE = "hotline_device"
PATH = "/accounts/"
"""The cookie goes to the sign-in alone."""
AGE = 90 * 24 * 60 * 60
NAMES = 30
"""So many people at most share one browser."""
SALT = "hotline.device"


def name() -> str:
    """The cookie's name; the prefix says that it came by TLS (__Host- would send it to every page)."""
    return f"__Secure-{COOKIE}" if settings.SESSION_COOKIE_SECURE else COOKIE


def mark_of(request: HttpRequest, username: str) -> str:
    """The browser's mark, if this name has signed in in it before; else empty."""
    kept = _kept(request)
    return f"device {kept['id']}" if kept and _hash(username) in kept["names"] else ""


def remember(request: HttpRequest, response: HttpResponse, username: str) -> None:
    """This name has signed in in this browser."""
    kept = _kept(request) or {"id": secrets.token_urlsafe(16), "names": []}
    names = [_hash(username), *(one for one in kept["names"] if one != _hash(username))][:NAMES]
    value = signing.dumps({"id": kept["id"], "names": names}, salt=SALT)
    response.set_cookie(
        name(), value, max_age=AGE, path=PATH, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )


def _kept(request: HttpRequest) -> dict[str, Any] | None:
    try:
        kept: dict[str, Any] = signing.loads(request.COOKIES.get(name(), ""), salt=SALT, max_age=AGE)
    except signing.BadSignature:
        return None
    return kept


def _hash(username: str) -> str:
    return str(salted_hmac(SALT, username.casefold(), algorithm="sha256").hexdigest()[:16])
