"""The addresses of the hotline itself: whoever writes from one of them is nobody who asks, and nobody in copy."""

from __future__ import annotations

from email.utils import parseaddr
from urllib.parse import unquote, urlsplit

from django.conf import settings

from inquiries.mail_address import plain_address


class Ours(frozenset[str]):
    """Mail addresses; what carries a tag behind a plus (RFC 5233) is the address without it."""

    def __contains__(self, address: object) -> bool:
        if not isinstance(address, str):
            return False
        local, _at, domain = plain_address(address).rpartition("@")
        return any(super(Ours, self).__contains__(f"{name}@{domain}") for name in (local, local.partition("+")[0]))

    def has_neighbour(self, address: str) -> bool:
        """Whether it is of a domain of ours, or of one below: a colleague's, or that of a group."""
        domain = plain_address(address).rpartition("@")[2]
        ours = {one.rpartition("@")[2] for one in self}
        return any(domain == one or domain.endswith(f".{one}") for one in ours)


def own_addresses() -> Ours:
    """The address that writes to customers, those of the mailboxes, and whatever else HOTLINE_ADDRESSES names."""
    named = [parseaddr(settings.DEFAULT_FROM_EMAIL)[1], *settings.HOTLINE_ADDRESSES]
    named += filter(None, map(_user, settings.HOTLINE_MAILBOXES))
    return Ours(plain_address(one) for one in named if "@" in one)


def _user(mailbox: str) -> str:
    """Who signs in there, as its address says."""
    try:
        return unquote(urlsplit(mailbox).username or "")
    except ValueError:
        return ""
