"""The addresses of the hotline itself: a mail from one of them is no inquiry, and in copy it is no participant."""

from __future__ import annotations

from email.utils import parseaddr
from urllib.parse import unquote, urlsplit

from django.conf import settings

from inquiries.mail_address import plain_address


class Ours(frozenset[str]):
    """A set of our mail addresses. A tag behind a plus (RFC 5233) is ignored."""

    def __contains__(self, address: object) -> bool:
        if not isinstance(address, str):
            return False
        local, _at, domain = plain_address(address).rpartition("@")
        return any(super(Ours, self).__contains__(f"{name}@{domain}") for name in (local, local.partition("+")[0]))

    def has_neighbour(self, address: str) -> bool:
        """Whether the address is in our domain or a subdomain: a colleague's or a group's."""
        domain = plain_address(address).rpartition("@")[2]
        ours = {one.rpartition("@")[2] for one in self}
        return any(domain == one or domain.endswith(f".{one}") for one in ours)


def own_addresses() -> Ours:
    """The sender's address, the addresses of the mailboxes, and those of HOTLINE_ADDRESSES."""
    named = [parseaddr(settings.DEFAULT_FROM_EMAIL)[1], *settings.HOTLINE_ADDRESSES]
    named += filter(None, map(_user, settings.HOTLINE_MAILBOXES))
    return Ours(plain_address(one) for one in named if "@" in one)


def _user(mailbox: str) -> str:
    """The user name in a mailbox's address; empty if it cannot be read."""
    try:
        return unquote(urlsplit(mailbox).username or "")
    except ValueError:
        return ""
