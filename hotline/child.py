"""Child: one program of the running hotline, in a session of its own, with its log."""

import contextlib
import os
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from hotline.parent_death import die_with_parent


class Child:
    """A program that is started, restarted and stopped. Its listening sockets stay open between two starts."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        *,
        log: Path,
        env: Mapping[str, str],
        listeners: Sequence[socket.socket] = (),
    ) -> None:
        self.name, self.command, self.log, self.env, self.listeners = name, command, log, env, listeners
        self.deaths: list[float] = []
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Only from the main thread: the kernel ends a program with the thread that started it (prctl(2))."""
        if threading.current_thread() is not threading.main_thread():
            raise RuntimeError("A child ends with the thread that starts it: start it from the main thread.")
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603 - our own programs
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=self.env,
                pass_fds=[listener.fileno() for listener in self.listeners],
                start_new_session=True,  # Ctrl-C reaches only the parent, which stops its children in order
                preexec_fn=die_with_parent,  # noqa: PLW1509 - safe: the parent has no threads
            )

    def has_died(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    @property
    def exit_code(self) -> int | None:
        return self.process.returncode if self.process else None

    def count_death(self, *, within: float) -> int:
        """The number of deaths in the last `within` seconds, with this one."""
        now = time.monotonic()
        self.deaths = [at for at in self.deaths if now - at < within] + [now]
        return len(self.deaths)

    def stop(self, *, within: float) -> None:
        """Sends SIGTERM, waits `within` seconds, then kills its whole session."""
        if self.process is None:
            return
        self.process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(within)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    @property
    def words(self) -> str:
        """Its whole log."""
        return self.log.read_text(errors="replace").strip()

    def report(self, what: str, lines: int = 15) -> str:
        """A report for a person: what happened, the end of its log, and the log's path."""
        last_words = "\n".join(self.words.splitlines()[-lines:])
        return f"{self.name} {what}:\n{last_words}\n(all of it: {self.log})"
