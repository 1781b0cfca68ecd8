"""A whole hotline as `make run` opens it, in a process that can be stopped, killed and looked at."""

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
"""Seconds in which anything must have come, on however crowded a machine; whoever waits goes on as soon as it has."""


def until(is_so: Callable[[], object], *, seconds: float = PATIENCE) -> bool:
    """Whether it became so."""
    deadline = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


class Hotline:
    """One that is running on a folder; what it said is in `words`."""

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
        """Each living process of this hotline, known by its folder, and how it was called."""
        found = {}
        for entry in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):  # it ended while we looked
                called = (entry / "cmdline").read_bytes()
                # Valkey writes its title over its environment, with its socket in it.
                if called and bytes(self.var) in called + (entry / "environ").read_bytes():
                    found[int(entry.name)] = called.replace(b"\0", b" ").decode()
        return found

    def memory(self) -> int:
        """Whole resident memory in bytes."""
        pages = (int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in self.everybody())
        return sum(pages) * os.sysconf("SC_PAGE_SIZE")

    def close(self) -> int:
        """Ctrl-C; the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@contextlib.contextmanager
def hotline(var: Path, *, port: int, **settings: str) -> Iterator[Hotline]:
    """Open it and wait for its page; kill whatever is left of it at the end."""
    opened = Hotline(var, port=port, **settings)
    try:
        assert until(opened.is_open), opened.words
        yield opened
    finally:
        for pid in opened.everybody():
            os.kill(pid, signal.SIGKILL)
        opened.process.wait()
