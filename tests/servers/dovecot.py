"""A real Dovecot on a free port."""

import grp
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from imap_tools import MailBoxUnencrypted, MailMessageFlags

from hotline.parent_death import die_with_parent
from tests.faults.hotlines import PATIENCE
from tests.servers.postgres import free_port, somebody_else

TEMPLATE = Path(__file__).with_name("dovecot.conf")
PASSWORD = "sesame/open"  # quoted in a URL, as real ones must be


@dataclass(frozen=True)
class Dovecot:
    """The running server and the folder of its mails. Every user name has a mailbox; the password is PASSWORD."""

    port: int
    folder: Path


@dataclass(frozen=True)
class Inbox:
    """The mailbox of one user, by IMAP."""

    port: int
    user: str

    @property
    def url(self) -> str:
        return f"imap://{self.user}:{quote(PASSWORD, safe='')}@127.0.0.1:{self.port}/INBOX"

    def put(self, raw: bytes, *, at: datetime | None = None, is_read: bool = False) -> None:
        """Delivers a mail."""
        with self._open("INBOX") as mailbox:
            mailbox.append(raw, "INBOX", dt=at, flag_set=[MailMessageFlags.SEEN] if is_read else None)

    def put_all(self, raws: list[bytes], *, at: datetime | None = None) -> None:
        """Delivers many mails."""
        with self._open("INBOX") as mailbox:
            for raw in raws:
                mailbox.append(raw, "INBOX", dt=at, flag_set=[])

    def subjects(self, folder: str = "INBOX") -> list[str]:
        """The subjects of the mails in a folder; empty if the folder does not exist."""
        with self._open("INBOX") as mailbox:
            if not mailbox.folder.exists(folder):
                return []
            mailbox.folder.set(folder)
            return [mail.subject for mail in mailbox.fetch(mark_seen=False)]

    def _open(self, folder: str) -> MailBoxUnencrypted:
        mailbox: MailBoxUnencrypted = MailBoxUnencrypted("127.0.0.1", self.port, timeout=PATIENCE)
        return mailbox.login(self.user, PASSWORD, folder)


@contextmanager
def dovecot(
    program: Path, *, prefix: str = "", separator: str = "/", extra: str = "", oauth: str = ""
) -> Iterator[Dovecot]:
    """Starts Dovecot, waits for its answer, ends it with its children. `extra`: more configuration."""
    port, other = free_port(), somebody_else()
    account = other or pwd.getpwuid(os.geteuid())
    folder = Path(tempfile.mkdtemp(prefix="dovecot-"))
    group = grp.getgrgid(account.pw_gid).gr_name
    whose = {"user": account.pw_name, "group": group, "password": PASSWORD}
    config = TEMPLATE.read_text().format(
        folder=folder,
        port=port,
        prefix=prefix,
        separator=separator,
        extra=extra.replace("FOLDER", str(folder)),
        **whose,
    )
    (folder / "dovecot.conf").write_text(config)
    (folder / "oauth.conf").write_text(oauth)
    for path in (folder, *folder.iterdir()):
        os.chown(path, account.pw_uid, account.pw_gid)
    server = subprocess.Popen(
        [program, "-F", "-c", folder / "dovecot.conf"],
        user=other and other.pw_uid,
        group=other and other.pw_gid,
        extra_groups=[] if other else None,
        preexec_fn=die_with_parent,  # noqa: PLW1509 - safe: no threads run yet
        start_new_session=True,
    )
    try:
        _wait(port, server, folder)
        yield Dovecot(port, folder / "mail")
    finally:
        os.killpg(server.pid, signal.SIGKILL)  # asked to end, it waits a second for its children
        server.wait(PATIENCE)
        shutil.rmtree(folder, ignore_errors=True)


def _wait(port: int, server: subprocess.Popen[bytes], folder: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0 and probe.recv(4) == b"* OK":
                return
        time.sleep(0.05)
    log = folder / "dovecot.log"
    raise RuntimeError(f"Dovecot does not answer: {log.read_text() if log.exists() else 'it wrote no log'}")
