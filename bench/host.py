"""What the desks work on: hosts with a web server and a worker, one Redis, one PostgreSQL; each can be killed."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import psycopg

from hotline.child import Child
from tests.faults.hotlines import ROOT, until
from tests.needs import NEEDS
from tests.servers.postgres import free_port, postgres, somebody_else
from tests.servers.redis import redis_server

AFTER = 2
"""Seconds after which a killed program is started again, as by deploy/'s units."""


class Host:
    """A web server of one process and a worker on an address of loopback, with a folder of its own."""

    def __init__(self, folder: Path, address: str, env: Mapping[str, str], *, beat: bool) -> None:
        self.log = folder / "log"
        self.log.mkdir(parents=True)
        self.env = {**env, "HOTLINE_VAR": str(folder)}
        self.listener = socket.create_server((address, 0), backlog=128)
        self.address, self.port = self.listener.getsockname()
        bound = f"fd://{self.listener.fileno()}"
        threads = ["--worker-class", "gthread", "--workers", "1", "--threads", "8", "--no-control-socket"]
        self.web = self._child("web", "gunicorn", "hotline.wsgi", "--bind", bound, *threads, opens=[self.listener])
        self.worker = self._child("worker", "celery", "-A", "hotline", "worker", "--pool", "threads", "-c", "2")
        scheduled = ["beat", "--schedule", str(folder / "beat-schedule")]
        self.beat = [self._child("beat", "celery", "-A", "hotline", *scheduled)] if beat else []

    def _child(self, name: str, *arguments: str, opens: list[socket.socket] | None = None) -> Child:
        log = self.log / f"{name}.log"
        return Child(name, [sys.executable, "-m", *arguments], log=log, env=self.env, listeners=opens or ())

    @property
    def children(self) -> list[Child]:
        return [self.web, self.worker, *self.beat]

    def start(self) -> None:
        manage(self.env, "collectstatic", "--no-input")
        for child in self.children:
            child.start()

    def kill(self, child: Child) -> None:
        """As a machine dies: with all that it started, at once; and it comes again."""
        assert child.process is not None
        with suppress(ProcessLookupError):
            os.killpg(child.process.pid, signal.SIGKILL)
        child.process.wait()
        time.sleep(AFTER)
        child.start()

    def stop(self) -> None:
        for child in self.children:
            child.stop(within=10)
        self.listener.close()


class Queue:
    """A Redis that can be started again: empty, since it keeps no files."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port, self.runs = folder, free_port(), ExitStack()
        self.start()

    def start(self) -> None:
        self.url = self.runs.enter_context(redis_server(_found("redis"), self.folder, port=self.port))

    def restart(self) -> None:
        self.runs.close()
        time.sleep(AFTER)
        self.start()


class Database:
    """A PostgreSQL that can be started again. A commit is with the system before it is answered."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._say("CREATE DATABASE hotline")
        self._say("ALTER SYSTEM SET synchronous_commit = on")
        self._say("SELECT pg_reload_conf()")
        self.folder = Path(self._say("SHOW data_directory"))

    def _say(self, command: str) -> str:
        with psycopg.connect(self.url.rpartition("/")[0] + "/postgres", autocommit=True) as server:
            answer = server.execute(command)
            return str((answer.fetchone() or [""])[0]) if answer.description else ""

    def restart(self) -> None:
        """Its processes are killed at once, and it recovers from its log."""
        self._control("restart")

    def stop(self) -> None:
        self._control("stop")

    def _control(self, verb: str) -> None:
        user = somebody_else()
        command = [str(_found("postgres") / "pg_ctl"), "-D", str(self.folder), "-m", "immediate", "-w", verb]
        log = self.folder.parent / "control.log"
        subprocess.run(  # noqa: S603 - the program that we found
            [*command, "-l", str(log)] if verb == "restart" else command,
            user=user and user.pw_uid,
            group=user and user.pw_gid,
            extra_groups=[] if user else None,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            check=verb == "restart",
        )


@contextmanager
def database() -> Iterator[Database]:
    """A server with an empty database."""
    with postgres(_found("postgres")) as url:
        ours = Database(url)
        try:
            yield ours
        finally:
            ours.stop()


def manage(env: Mapping[str, str], *arguments: str) -> None:
    """Runs a command of manage.py."""
    command = [sys.executable, "manage.py", *arguments]
    subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=True)  # noqa: S603 - our own program


def answers(host: Host) -> bool:
    """Whether its web server answers."""
    with suppress(OSError), socket.create_connection((host.address, host.port), timeout=5) as line:
        line.sendall(b"GET /healthz HTTP/1.0\r\nHost: localhost\r\n\r\n")
        return b" 200 " in line.recv(64)
    return False


def wait(hosts: list[Host]) -> None:
    """Until all answer."""
    for host in hosts:
        assert until(lambda: answers(host)), host.web.report("does not answer")  # noqa: B023 - called at once


def _found(name: str) -> Path:
    found = NEEDS[name][1]()
    return found or sys.exit(f"{NEEDS[name][0]} was not found on this machine")
