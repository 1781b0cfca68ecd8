"""A whole hotline as `make run` opens it, in a process that tests can stop, kill and inspect."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 300
"""Seconds to wait for anything at most, on a busy machine."""


def until(is_so: Callable[[], object], *, seconds: float = PATIENCE) -> bool:
    """Waits until `is_so` is true; False after `seconds`."""
    deadline = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


class Hotline:
    """A hotline that runs on a folder; `words` is its output."""

    def __init__(self, var: Path, *, port: int | str, **settings: str) -> None:
        self.var = var
        self.output = var.parent / f"{port}.out"
        env = {key: value for key, value in os.environ.items() if key not in {"DJANGO_SETTINGS_MODULE", "DATABASE_URL"}}
        env |= {"HOTLINE_VAR": str(var), "HOTLINE_PORT": str(port)} | settings
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "hotline"],
                cwd=ROOT,
                env=env,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    @property
    def words(self) -> str:
        return self.output.read_text()

    @property
    def address(self) -> str:
        return self.words.partition("Hotline is open: ")[2].split()[0]

    def is_open(self) -> bool:
        return "Hotline is open" in self.words or self.process.poll() is not None

    def everybody(self) -> dict[int, str]:
        """The living processes of this hotline, found by its folder, with their command lines."""
        found = {}
        for entry in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):  # the process has ended meanwhile
                called = (entry / "cmdline").read_bytes()
                # Valkey overwrites its environment with its title, which has the socket's path in it.
                if called and bytes(self.var) in called + (entry / "environ").read_bytes():
                    found[int(entry.name)] = called.replace(b"\0", b" ").decode()
        return found

    def memory(self) -> int:
        """The resident memory of all its processes in bytes."""
        pages = (int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in self.everybody())
        return sum(pages) * os.sysconf("SC_PAGE_SIZE")

    def close(self) -> int:
        """Sends SIGINT; returns the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@contextlib.contextmanager
def hotline(var: Path, *, port: int, **settings: str) -> Iterator[Hotline]:
    """Opens a hotline and waits for its page; kills all its processes at the end."""
    opened = Hotline(var, port=port, **settings)
    try:
        assert until(opened.is_open), opened.words
        yield opened
    finally:
        for pid in opened.everybody():
            os.kill(pid, signal.SIGKILL)
        opened.process.wait()
