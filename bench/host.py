"""A host that the desks work on, with a web server and a worker; each can be killed."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from bench.servers import AFTER
from hotline.child import Child
from tests.faults.hotlines import ROOT, until


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
