"""Access tokens of OAuth 2, by a refresh token or by the client's secret; kept only in memory until they expire."""

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

TIMEOUT = 20  # seconds
EARLIER = 120
"""A token is not used in its last 120 seconds, since signing in takes a moment."""
UNSAID = 300
"""Seconds for which we use a token if the provider does not say when it expires."""

_lock = Lock()
_known: dict[Grant, tuple[str, float]] = {}


def access_token(grant: Grant) -> str:
    """A valid token, from memory if there is one; Unreachable if the provider gives none."""
    with _lock:
        token, ends = _known.get(grant, ("", 0.0))
        if time.monotonic() >= ends:
            token, seconds = _asked_for(grant)
            _known[grant] = token, time.monotonic() + seconds - EARLIER
        return token


def forget(grant: Grant) -> None:
    """Drop a token that the mail server refused; perhaps it was revoked."""
    with _lock:
        _known.pop(grant, None)


def _asked_for(grant: Grant) -> tuple[str, float]:
    """A new token and its seconds of life. The scope goes in the body: oauthlib would reject an answer with another."""
    body = urlencode({"scope": grant.scope}) if grant.scope else ""
    url, who, secret = grant.token_url, grant.client_id, grant.client_secret
    try:
        found: Any
        if grant.refresh_token:
            renewing = _straight(OAuth2Session(who))
            found = renewing.refresh_token(
                url, grant.refresh_token, body, timeout=TIMEOUT, client_id=who, client_secret=secret
            )
        else:
            asking = _straight(OAuth2Session(client=BackendApplicationClient(who)))
            found = asking.fetch_token(url, body=body, timeout=TIMEOUT, include_client_id=True, client_secret=secret)
        return str(found["access_token"]), float(found.get("expires_in") or UNSAID)
    except (OAuth2Error, RequestException, ValueError, KeyError):
        raise Unreachable(NO_TOKEN) from None  # the first error may quote a secret


def _straight(session: OAuth2Session) -> OAuth2Session:
    """It follows no redirect: our secret goes to the address in the settings, and nowhere else."""
    session.max_redirects = 0
    return session
