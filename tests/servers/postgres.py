"""A PostgreSQL server for the suite: in a temporary folder, on loopback, on a free port."""

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
from pathlib import Path

from hotline.parent_death import die_with_parent
from tests.faults.hotlines import PATIENCE

# The data does not outlive the run, so fsync is off.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=100")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def somebody_else() -> pwd.struct_passwd | None:
    """Another user if we are root, since PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


class Refused(Exception):
    """PostgreSQL did not start; the text is its log."""


@contextmanager
def postgres(programs: Path) -> Iterator[str]:
    """Starts a server; yields its DATABASE_URL; stops it and removes its files."""
    folder, user, port = Path(tempfile.mkdtemp(prefix="hotline-pg-")), somebody_else(), free_port()
    if user:
        os.chown(folder, user.pw_uid, user.pw_gid)
    settings = (*FAST, f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={folder}")

    def start(program: str, *arguments: str) -> subprocess.Popen[bytes]:
        with (folder / "log").open("ab") as log:
            return subprocess.Popen(
                [programs / program, "-D", folder / "data", *arguments],
                user=user and user.pw_uid,
                group=user and user.pw_gid,
                extra_groups=[] if user else None,
                cwd=folder,
                stdout=log,
                stderr=log,
                preexec_fn=die_with_parent,  # noqa: PLW1509 - safe: no threads run yet
            )

    def is_up() -> bool:
        asked: list[str | Path] = [programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
        return subprocess.run(asked, check=False).returncode == 0

    try:
        if start("initdb", "-U", "hotline", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync").wait():
            raise Refused((folder / "log").read_text())
        server = start("postgres", *(part for setting in settings for part in ("-c", setting)))
        try:
            deadline = time.monotonic() + PATIENCE
            while not is_up():
                if server.poll() is not None or time.monotonic() > deadline:
                    raise Refused((folder / "log").read_text())
                time.sleep(0.05)
            yield f"postgres://hotline@127.0.0.1:{port}/hotline"
        finally:
            server.send_signal(signal.SIGQUIT)
            server.wait()
    finally:
        shutil.rmtree(folder)
