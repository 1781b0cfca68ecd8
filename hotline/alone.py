"""A lock for migrations: only one process at a time changes the tables of a database; others wait."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from zlib import crc32

from django.db.backends.base.base import BaseDatabaseWrapper

KEY = crc32(b"hotline.migrate")
"""The number of our advisory lock in PostgreSQL."""


@contextmanager
def alone(connection: BaseDatabaseWrapper, *, wait: Callable[[], None]) -> Iterator[None]:
    """Holds the lock of a database; calls `wait` once if another process has it. The lock ends with the process."""
    lock = _of_server if connection.vendor == "postgresql" else _of_file
    with lock(connection, wait):
        yield


@contextmanager
def _of_server(connection: BaseDatabaseWrapper, wait: Callable[[], None]) -> Iterator[None]:
    """Locks on a connection of its own, since a migration may reconnect; closing it frees the lock.

    In one transaction: a pooler keeps the session, and would keep its lock, when our connection is closed.
    """
    with closing(connection.copy()) as line:
        line.set_autocommit(False)
        cursor = line.cursor()
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [KEY])
        if cursor.fetchone() == (False,):
            wait()
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [KEY])
        yield


@contextmanager
def _of_file(connection: BaseDatabaseWrapper, wait: Callable[[], None]) -> Iterator[None]:
    """Locks a file beside the database, since SQLite frees its own locks between two migrations."""
    name = str(connection.settings_dict["NAME"])
    if ":memory:" in name or "mode=memory" in name:  # no other process can open it
        yield
        return
    with Path(f"{name}-migrate").open("wb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            wait()
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
