"""Premises: a hotline with the programs of production, real servers, and logs at DEBUG."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hotline import valkey
from hotline.child import Child
from hotline.parts import Parts
from hotline.port import page_answers
from tests.faults.hotlines import ROOT, until
from tests.template import fill

PASSWORD = "sample-hotline"
OURS = ("HOTLINE_", "DJANGO_", "EMAIL_")
QUIETLY = {"DEBUG": "", "LOG_LEVEL": "WARNING"}
"""For what happens before the first number comes: a log of every statement takes longer than the statements."""


@dataclass(frozen=True)
class Premises:
    """An open hotline. It writes into `folder`, and temporary files into `temp`."""

    folder: Path
    temp: Path
    port: int
    env: dict[str, str]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def manage(self, *arguments: str, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> bytes:
        """Runs a command; returns its stdout and appends its stderr to a log."""
        with (self.folder / "log" / "commands.log").open("ab") as log:
            command = [sys.executable, "manage.py", *arguments]
            return subprocess.run(
                command,
                cwd=ROOT,
                env=self.env | dict(env or {}),
                input=stdin,
                stdout=subprocess.PIPE,
                stderr=log,
                check=True,
            ).stdout


@contextmanager
def premises(place: Path, **settings: str) -> Iterator[Premises]:
    """Opens a hotline with the sample incident and these settings, and closes it in order."""
    var, temp = place / "var", place / "tmp"
    temp.mkdir()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        ours = Premises(var, temp, port, _env(var, temp, port) | settings)
        parts, children = Parts(var, ours.env), list[Child]()
        try:
            if "REDIS_URL" not in settings:
                ours.env["REDIS_URL"] = f"unix://{valkey.address(parts.run)}"
                children.append(_started(parts.valkey()))
                assert until(lambda: valkey.answers(valkey.address(parts.run)))
            if not fill(var):
                _load(ours)
            children += [_started(parts.web(listener)), _started(parts.worker()), _started(parts.beat())]
            assert until(lambda: page_answers(port)), children[-3].report("does not answer")
            yield ours
        finally:
            for child in reversed(children):
                child.stop(within=10)


def _load(ours: Premises) -> None:
    ours.manage("migrate", "--verbosity", "0", env=QUIETLY)
    if not ours.manage("load_sample", "--password", PASSWORD, env=QUIETLY):
        sys.exit("The database has people in it already, so it may be a real hotline's. Name an empty one.")


def _env(var: Path, temp: Path, port: int) -> dict[str, str]:
    given = {key: value for key, value in os.environ.items() if not key.startswith(OURS)}
    return given | {
        "HOTLINE_VAR": str(var),
        "HOTLINE_BASE_URL": f"http://127.0.0.1:{port}",
        "TMPDIR": str(temp),
        "SECRET_KEY": "of these premises",
        "HOTLINE_SECOND_FACTOR": "0",  # a typist has no telephone
        "DEBUG": "1",
        "LOG_LEVEL": "DEBUG",
    }


def _started(child: Child) -> Child:
    child.start()
    return child
