"""The servers that a measurement has to itself, empty: one PostgreSQL, one Redis; each can be killed."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg

from tests.needs import NEEDS
from tests.servers.postgres import free_port, postgres, somebody_else
from tests.servers.redis import redis_server

AFTER = 2
"""Seconds after which a killed program is started again, as by deploy/'s units."""


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


def _found(name: str) -> Path:
    """The program. Without it nothing is measured, which is said, and is no failure."""
    called, find = NEEDS[name]
    if not (found := find()):
        sys.stderr.write(f"{called} was not found on this machine, so this is not measured.\n")
        sys.exit()
    return found
