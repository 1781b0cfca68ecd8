"""An IMAP mailbox. Mails are fetched whether read or unread, and none is marked as read."""

import re
import ssl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from imaplib import IMAP4
from types import TracebackType
from typing import Self

from imap_tools import AND, BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError

from .failures import reached, why
from .location import Location
from .mailbox import ARCHIVE, LARGEST, QUARANTINE, NotMoved, Unreachable, Waiting
from .signing_in import sign_in

TIMEOUT = 30  # seconds
INTERNALDATE = re.compile(rb'INTERNALDATE "([^"]+)"')
PERSONAL = re.compile(rb'\(\("([^"]*)"')
ENCRYPTED: dict[str, type[MailBox | MailBoxStartTls]] = {"imaps": MailBox, "imap+tls": MailBoxStartTls}


class ImapMailbox:
    """Mails on a server. A handle is UIDVALIDITY and UID: a server may number its mails anew (RFC 9051, 2.3.1.1)."""

    def __init__(self, location: Location) -> None:
        self.location = location
        self.name = location.name

    def __enter__(self) -> Self:
        with reached(), ExitStack() as failed:
            self.server = _connected(self.location)
            failed.callback(self._leave)
            sign_in(self.server.client, self.location)
            # Many servers list all their capabilities only after sign-in.
            self.abilities = set(self.server.client.capability()[1][-1].decode().upper().split())
            self._select()
            self.kept = {folder: self._kept(folder) for folder in (ARCHIVE, QUARANTINE)}
            failed.pop_all()  # it is open: from here on __exit__ leaves
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._leave()

    def handles(self, *, since: datetime) -> list[str]:
        """In the order of arrival. SINCE compares dates in the server's own time zone, so we ask for one day more."""
        with reached():
            uids = self.server.uids(AND(date_gte=(since - timedelta(days=1)).date()))
        return [f"{self.counted_under}.{uid}" for uid in uids]

    def read(self, handle: str) -> Waiting | None:
        """At most LARGEST + 1 bytes: the last one shows that the mail is too large."""
        with reached():
            found = self.server.client.uid("FETCH", _uid(handle), f"(INTERNALDATE BODY.PEEK[]<0.{LARGEST + 1}>)")[1]
        for piece in found:
            if isinstance(piece, tuple):
                answer = b" ".join([piece[0], *(other for other in found if isinstance(other, bytes))])
                return Waiting(piece[1], _internal_date(answer))
        return None

    def move(self, handle: str, folder: str) -> None:
        """By MOVE (RFC 6851), else mark, copy, expunge. Marking first: if it is forbidden, no copy is left behind."""
        uid, target = _uid(handle), self.kept[folder]
        with _moved():
            if "MOVE" in self.abilities:
                self._command("MOVE", uid, f'"{target}"')
                return
            self._command("STORE", uid, "+FLAGS.SILENT", r"(\Deleted)")
            try:
                self._command("COPY", uid, f'"{target}"')
            except NotMoved:
                self._command("STORE", uid, "-FLAGS.SILENT", r"(\Deleted)")
                raise
            self._expunge(uid)

    def erase(self, handle: str) -> None:
        with _moved():
            self._command("STORE", _uid(handle), "+FLAGS.SILENT", r"(\Deleted)")
            self._expunge(_uid(handle))

    def _select(self) -> None:
        """A read-only mailbox is read too: its mails cannot be moved, and the pass counts them as `left`."""
        try:
            self.server.folder.set(self.location.folder)
        except IMAP4.readonly:
            self.server.folder.set(self.location.folder, readonly=True)
        numbers = self.server.client.response("UIDVALIDITY")[1]
        self.counted_under = (numbers[-1] or b"").decode() if numbers else ""

    def _kept(self, folder: str) -> str:
        """The folder's whole name: some servers keep every folder below INBOX, and say so (RFC 2342)."""
        prefix = ""
        if "NAMESPACE" in self.abilities:
            personal = PERSONAL.search(self.server.client.namespace()[1][-1] or b"")
            prefix = personal[1].decode() if personal else ""
        name = f"{prefix}{folder}"
        if not self.server.folder.exists(name):
            with suppress(ImapToolsError):  # if we may not create it, moving fails later and is reported
                self.server.folder.create(name)
        return name

    def _expunge(self, uid: str) -> None:
        """Only this mail if the server has UIDPLUS (RFC 4315): other clients may have marked mails of their own."""
        if "UIDPLUS" in self.abilities:
            self._command("EXPUNGE", uid)
        else:
            self.server.expunge()

    def _command(self, *words: str) -> None:
        if self.server.client.uid(*words)[0] != "OK":
            raise NotMoved

    def _leave(self) -> None:
        """Log out; if the connection is already lost, close its socket."""
        try:
            self.server.logout()
        except (ImapToolsError, IMAP4.error, OSError):
            with suppress(OSError):
                self.server.client.shutdown()


@contextmanager
def _moved() -> Iterator[None]:
    """A lost connection becomes Unreachable, a refusal by the server NotMoved."""
    try:
        yield
    except (IMAP4.abort, OSError) as error:
        raise Unreachable(why(error)) from error
    except (ImapToolsError, IMAP4.error) as error:
        raise NotMoved from error


def _connected(location: Location) -> BaseMailBox:
    """Not yet signed in. imaplib takes whatever certificate it is shown, unless it is given a context that looks."""
    host, port = location.host, location.port
    if location.scheme not in ENCRYPTED:
        return MailBoxUnencrypted(host, port, timeout=TIMEOUT)
    kind = ENCRYPTED[location.scheme]
    return kind(host, port, timeout=TIMEOUT, ssl_context=ssl.create_default_context())


def _uid(handle: str) -> str:
    return handle.rpartition(".")[2]


def _internal_date(answer: bytes) -> datetime | None:
    found = INTERNALDATE.search(answer)
    if not found:
        return None
    return datetime.strptime(found[1].decode().strip(), "%d-%b-%Y %H:%M:%S %z").astimezone(UTC)
