"""Access tokens of OAuth 2, by a refresh token or for the client itself; kept in memory alone until they end."""

import time
from threading import Lock
from typing import Any
from urllib.parse import urlencode

from oauthlib.oauth2 import BackendApplicationClient, OAuth2Error
from requests import RequestException
from requests_oauthlib import OAuth2Session

from .failures import NO_TOKEN
from .location import Grant
from .mailbox import Unreachable

TIMEOUT = 20
EARLIER = 120
"""Seconds before its end in which a token is not used any more: signing in takes a moment."""
UNSAID = 300
"""So long a token is used of which the provider does not say how long it holds."""

_lock = Lock()
_known: dict[Grant, tuple[str, float]] = {}


def access_token(grant: Grant) -> str:
    """One that holds; asked for only where none is known."""
    with _lock:
        token, ends = _known.get(grant, ("", 0.0))
        if time.monotonic() >= ends:
            token, seconds = _asked_for(grant)
            _known[grant] = token, time.monotonic() + seconds - EARLIER
        return token


def forget(grant: Grant) -> None:
    """The mail server did not like it; perhaps it was withdrawn."""
    with _lock:
        _known.pop(grant, None)


def _asked_for(grant: Grant) -> tuple[str, float]:
    """A new token, and for how many seconds it holds. The scope is sent as it is: some providers answer another."""
    body = urlencode({"scope": grant.scope}) if grant.scope else ""
    url, who, secret = grant.token_url, grant.client_id, grant.client_secret
    try:
        found: Any
        if grant.refresh_token:
            renewing = OAuth2Session(who)
            found = renewing.refresh_token(
                url, grant.refresh_token, body, timeout=TIMEOUT, client_id=who, client_secret=secret
            )
        else:
            asking = OAuth2Session(client=BackendApplicationClient(who))
            found = asking.fetch_token(url, body=body, timeout=TIMEOUT, include_client_id=True, client_secret=secret)
        return str(found["access_token"]), float(found.get("expires_in") or UNSAID)
    except (OAuth2Error, RequestException, ValueError, KeyError):
        raise Unreachable(NO_TOKEN) from None  # what went wrong may quote a secret
