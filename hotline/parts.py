"""Parts: the programs of a running hotline and their command lines."""

import socket
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from hotline.child import Child


class Parts:
    """Makes the children of one installation, with one environment and one folder for logs."""

    def __init__(self, var: Path, env: Mapping[str, str]) -> None:
        self.run, self.logs, self.env = var / "run", var / "log", env
        for folder in (self.run, self.logs):
            folder.mkdir(parents=True, exist_ok=True)

    def _child(self, name: str, *arguments: str, listeners: Sequence[socket.socket] = ()) -> Child:
        log = self.logs / f"{name}.log"
        if log.exists():
            log.replace(log.with_suffix(".log.1"))
        log.touch()
        return Child(name, [sys.executable, "-m", *arguments], log=log, env=self.env, listeners=listeners)

    def valkey(self) -> Child:
        return self._child("valkey", "hotline.valkey", str(self.run))

    def opening(self) -> Child:
        return self._child("opening", "hotline.opening")

    def web(self, listener: socket.socket) -> Child:
        """The web server. It gets a socket that already listens, so no other program can take the port.

        During a restart, requests wait in the socket's queue and are not refused.
        """
        threads = ["--worker-class", "gthread", "--workers", "1", "--threads", "8"]
        writes = ["--worker-tmp-dir", str(self.run), "--no-control-socket"]
        bind = ["--bind", f"fd://{listener.fileno()}"]
        return self._child("web", "gunicorn", "hotline.wsgi", *bind, *threads, *writes, listeners=[listener])

    def worker(self) -> Child:
        """Two threads in one process: a mailbox that hangs does not block the outbox, and memory is saved."""
        alone = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
        return self._child("worker", "celery", "-A", "hotline", "worker", "--pool", "threads", "-c", "2", *alone)

    def beat(self) -> Child:
        return self._child("beat", "celery", "-A", "hotline", "beat", "--schedule", str(self.run / "beat-schedule"))

    def background(self) -> list[Child]:
        """The parts without pages; the worker starts before beat, whose tasks it runs."""
        return [self.worker(), self.beat(), *([self.mail()] if self.has_mail_server else [])]

    @property
    def has_mail_server(self) -> bool:
        """Whether a mailbox is on an IMAP server, which can report new mail."""
        return any("imap" in self.env.get(name, "") for name in ("HOTLINE_MAILBOXES", "HOTLINE_IMAP_URL"))

    def mail(self) -> Child:
        """Waits for new mail on the IMAP servers, beside the polling by beat."""
        return self._child("mail", "django", "wait_for_mail", "--settings", "hotline.settings")
