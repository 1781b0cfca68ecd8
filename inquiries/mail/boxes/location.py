"""Location: what the address of an IMAP mailbox says, `imaps://user:password@host/INBOX`.

`imap://` is not encrypted; `imap+tls://` is encrypted after the greeting (STARTTLS). Characters that a URL does not
allow are percent-encoded. Instead of a password the query may say how to get an access token; see tokens.py.
"""

from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

from inquiries.models.arrival.mailbox import LONGEST_NAME

PORTS = {"imaps": 993, "imap+tls": 143, "imap": 143}


class NotAnAddress(Exception):
    """The address of a mailbox cannot be read. The error does not quote it, since a password stands in it."""


@dataclass(frozen=True)
class Grant:
    """What an OAuth 2 provider asks for an access token: a refresh token, or the client's secret alone."""

    token_url: str
    client_id: str
    client_secret: str = field(default="", repr=False)
    refresh_token: str = field(default="", repr=False)
    scope: str = ""


@dataclass(frozen=True)
class Location:
    """Where the mailbox is and how to sign in. Its repr, which error reports quote, holds no secret."""

    scheme: str
    host: str
    port: int
    user: str
    folder: str = "INBOX"
    password: str = field(default="", repr=False)
    grant: Grant | None = None

    @classmethod
    def read(cls, address: str) -> "Location":
        """Reads an address; raises NotAnAddress."""
        try:
            url = urlsplit(address)
            port, query = (
                url.port,
                {name: values[0] for name, values in parse_qs(url.query, strict_parsing=bool(url.query)).items()},
            )
            grant = Grant(**query) if query else None
        except (ValueError, TypeError):
            raise NotAnAddress from None  # the first error may quote the password
        if url.scheme not in PORTS or not url.hostname or not url.username:
            raise NotAnAddress
        return cls(
            scheme=url.scheme,
            host=url.hostname,
            port=port or PORTS[url.scheme],
            user=unquote(url.username),
            folder=unquote(url.path.strip("/")) or "INBOX",
            password=unquote(url.password or ""),
            grant=grant,
        )

    @property
    def name(self) -> str:
        """The name of the mailbox in the ledger and on the home screen."""
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        return f"{self.user} {self.host}{port}/{self.folder}"[-LONGEST_NAME:]
