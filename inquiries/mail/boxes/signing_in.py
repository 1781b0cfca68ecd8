"""Signing in to an IMAP server: with a password, or with an access token of OAuth 2."""

from imaplib import IMAP4

from .failures import NOT_SIGNED_IN
from .location import Location
from .mailbox import Unreachable
from .tokens import access_token, forget


def sign_in(client: IMAP4, location: Location) -> None:
    """Signs in; raises Unreachable on refusal. The server's answer is dropped: some servers quote the password."""
    try:
        if location.grant:
            _with_token(client, location, access_token(location.grant))
        elif location.password.isascii() and location.user.isascii():
            client.login(location.user, location.password)
        else:  # LOGIN takes only ASCII (RFC 9051, 6.2.3)
            client.authenticate("PLAIN", lambda _: f"\0{location.user}\0{location.password}".encode())
    except IMAP4.abort:
        raise
    except IMAP4.error:
        if location.grant:
            forget(location.grant)
        raise Unreachable(NOT_SIGNED_IN) from None


def _with_token(client: IMAP4, location: Location, token: str) -> None:
    """By OAUTHBEARER (RFC 7628) if the server has only that; else by XOAUTH2, the older way of Google and Microsoft."""
    if "AUTH=OAUTHBEARER" in client.capabilities and "AUTH=XOAUTH2" not in client.capabilities:
        way = "OAUTHBEARER"
        first = f"n,a={location.user},\1host={location.host}\1port={location.port}\1auth=Bearer {token}\1\1"
    else:
        way, first = "XOAUTH2", f"user={location.user}\1auth=Bearer {token}\1\1"
    # On refusal the server first sends its reason as a challenge, and waits for a dummy answer (RFC 7628, 3.2.3).
    client.authenticate(way, lambda challenge: b"\1" if challenge else first.encode())
