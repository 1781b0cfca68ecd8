"""An IMAP mailbox, by the address `imaps://user:password@host/INBOX` (`imap://` without encryption)."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from imaplib import IMAP4
from types import TracebackType
from typing import Self
from urllib.parse import unquote, urlsplit

from imap_tools import AND, BaseMailBox, MailBox, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError

from .mailbox import ARCHIVE, LARGEST, QUARANTINE, Unreachable, Waiting

TIMEOUT = 30
INTERNALDATE = re.compile(rb'INTERNALDATE "([^"]+)"')


class ImapMailbox:
    """Mails on a server. Read or unread makes no difference; they are not marked as read."""

    def __init__(self, url: str) -> None:
        self.url = urlsplit(url)
        self.folder = unquote(self.url.path.strip("/")) or "INBOX"
        self.name = f"{self.url.hostname}/{self.folder}"

    def __enter__(self) -> Self:
        with self._reached(), ExitStack() as failed:
            self.server = self._connect()
            failed.callback(self._leave)
            self.server.login(unquote(self.url.username or ""), unquote(self.url.password or ""), self.folder)
            # The server tells only those who have signed in that it can move a mail in one step.
            self.server.client.capabilities = tuple(self.server.client.capability()[1][-1].decode().upper().split())
            for folder in (ARCHIVE, QUARANTINE):
                if not self.server.folder.exists(folder):
                    self.server.folder.create(folder)
            failed.pop_all()  # it is open: from here on __exit__ leaves
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._leave()

    def waiting(self, *, since: datetime) -> Iterator[Waiting]:
        """In the order of their arrival. IMAP compares dates on the server's own clock, hence a day more."""
        with self._reached():
            uids = self.server.uids(AND(date_gte=(since - timedelta(days=1)).date()))
        for uid in uids:
            with self._reached():
                found = self.server.client.uid("FETCH", uid, f"(INTERNALDATE BODY.PEEK[]<0.{LARGEST + 1}>)")[1]
            for piece in found:  # one, or none where somebody else has moved the mail meanwhile
                if isinstance(piece, tuple):
                    answer = b" ".join([piece[0], *(other for other in found if isinstance(other, bytes))])
                    yield Waiting(uid, piece[1], _internal_date(answer))

    def move(self, handle: str, folder: str) -> None:
        with self._reached():
            self.server.move(handle, folder)

    def erase(self, handle: str) -> None:
        with self._reached():
            self.server.delete(handle)

    def _leave(self) -> None:
        with suppress(ImapToolsError, IMAP4.error, OSError):  # it may be gone already
            self.server.logout()

    def _connect(self) -> BaseMailBox:
        host = self.url.hostname or "localhost"
        if self.url.scheme == "imap":
            return MailBoxUnencrypted(host, self.url.port or 143, timeout=TIMEOUT)
        return MailBox(host, self.url.port or 993, timeout=TIMEOUT)

    @contextmanager
    def _reached(self) -> Iterator[None]:
        try:
            yield
        except (ImapToolsError, IMAP4.error, OSError) as error:
            raise Unreachable(self.name) from error


def _internal_date(answer: bytes) -> datetime | None:
    found = INTERNALDATE.search(answer)
    if not found:
        return None
    return datetime.strptime(found[1].decode().strip(), "%d-%b-%Y %H:%M:%S %z").astimezone(UTC)
