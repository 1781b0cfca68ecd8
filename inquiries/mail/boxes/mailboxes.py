"""The mailboxes that the settings name."""

from pathlib import Path
from typing import Self
from urllib.parse import unquote, urlsplit

from django.conf import settings

from .failures import NOT_VALID
from .folder import MailFolder
from .imap import ImapMailbox
from .location import Location, NotAnAddress
from .mailbox import OpenMailbox, Unreachable


class Misnamed(MailFolder):
    """Stands for an address that cannot be read: it never opens, so the home screen reports it."""

    def __init__(self, number: int) -> None:
        super().__init__(Path())
        self.name = f"HOTLINE_MAILBOXES {number}"

    def __enter__(self) -> Self:
        raise Unreachable(NOT_VALID)


def mailboxes() -> list[OpenMailbox]:
    """All mailboxes of the settings, not yet opened."""
    return [_mailbox(address.strip(), number) for number, address in enumerate(settings.HOTLINE_MAILBOXES, 1)]


def names() -> list[str]:
    """The names of all mailboxes in the ledger and on the home screen."""
    return [mailbox.name for mailbox in mailboxes()]


def locations() -> list[Location]:
    """The locations of the IMAP mailboxes: their servers can say when mail comes (IDLE)."""
    return [mailbox.location for mailbox in mailboxes() if isinstance(mailbox, ImapMailbox)]


def _mailbox(address: str, number: int) -> OpenMailbox:
    if "://" not in address:
        return MailFolder(Path(address))
    try:
        if address.startswith("file://"):
            return MailFolder(Path(unquote(urlsplit(address).path)))
        return ImapMailbox(Location.read(address))
    except (NotAnAddress, ValueError):
        return Misnamed(number)
