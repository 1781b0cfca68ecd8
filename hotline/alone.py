"""One process at a time changes the tables of a database; whoever comes meanwhile waits for it."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from zlib import crc32

from django.db.backends.base.base import BaseDatabaseWrapper

KEY = crc32(b"hotline.migrate")
"""Under which all of ours meet at PostgreSQL's advisory lock."""


@contextmanager
def alone(connection: BaseDatabaseWrapper, *, wait: Callable[[], None]) -> Iterator[None]:
    """Nobody else is in here for the same database; `wait` is called once if somebody is. Death lets go as well."""
    lock = _of_server if connection.vendor == "postgresql" else _of_file
    with lock(connection, wait):
        yield


@contextmanager
def _of_server(connection: BaseDatabaseWrapper, wait: Callable[[], None]) -> Iterator[None]:
    """On a line of its own, so that the lock holds although a migration reconnects; closing the line lets go."""
    with closing(connection.copy()) as line, line.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [KEY])
        if cursor.fetchone() == (False,):
            wait()
            cursor.execute("SELECT pg_advisory_lock(%s)", [KEY])
        yield


@contextmanager
def _of_file(connection: BaseDatabaseWrapper, wait: Callable[[], None]) -> Iterator[None]:
    """Beside the file of the database: SQLite's own locks are let go between two migrations."""
    name = str(connection.settings_dict["NAME"])
    if ":memory:" in name or "mode=memory" in name:  # no other process sees it
        yield
        return
    with Path(f"{name}-migrate").open("wb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            wait()
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
