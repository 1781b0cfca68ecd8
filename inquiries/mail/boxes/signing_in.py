"""Signing in to an IMAP server: with a password, or with an access token of OAuth 2."""

from imaplib import IMAP4

from .failures import NOT_SIGNED_IN
from .location import Location
from .mailbox import Unreachable
from .tokens import access_token, forget


def sign_in(client: IMAP4, location: Location) -> None:
    """Sign in; Unreachable where the server says no. The answer is not kept: some quote what was sent."""
    try:
        if location.grant:
            _with_token(client, location, access_token(location.grant))
        elif location.password.isascii() and location.user.isascii():
            client.login(location.user, location.password)
        else:  # LOGIN knows no letter beyond ASCII (RFC 9051, 6.2.3)
            client.authenticate("PLAIN", lambda _: f"\0{location.user}\0{location.password}".encode())
    except IMAP4.abort:
        raise
    except IMAP4.error:
        if location.grant:
            forget(location.grant)
        raise Unreachable(NOT_SIGNED_IN) from None


def _with_token(client: IMAP4, location: Location, token: str) -> None:
    """By the standard (RFC 7628) where the server knows it and not the older way of Google and Microsoft."""
    if "AUTH=OAUTHBEARER" in client.capabilities and "AUTH=XOAUTH2" not in client.capabilities:
        way = "OAUTHBEARER"
        first = f"n,a={location.user},\1host={location.host}\1port={location.port}\1auth=Bearer {token}\1\1"
    else:
        way, first = "XOAUTH2", f"user={location.user}\1auth=Bearer {token}\1\1"
    # A server that says no explains itself first, and waits for an empty word.
    client.authenticate(way, lambda challenge: b"\1" if challenge else first.encode())
