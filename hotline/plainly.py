"""Errors of settings, machine, database or queue as one sentence that says what to do, without a traceback."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import redis
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, OperationalError

from hotline.machine import Unfit, refusal

DAMAGED = "{name} is damaged ({first}). Move it away with the files beside it, and put back a copy that is whole."
SQLITE = {
    5: "{name} is in use by another program ({first}). Close that, or wait and try again.",  # SQLITE_BUSY
    8: "{name} may not be written. Change its rights and those of its folder.",  # SQLITE_READONLY
    10: "{name} cannot be read or written ({first}). Look at the disk: it may be full or broken.",  # SQLITE_IOERR
    11: DAMAGED,  # SQLITE_CORRUPT
    13: "{name} cannot grow, because the disk is full. Make room.",  # SQLITE_FULL
    14: "{name} cannot be opened. See that its folder is there and may be written, or correct DATABASE_URL.",
    26: "{name} is no database. Correct DATABASE_URL, or put back a copy of the file.",  # SQLITE_NOTADB
}
UNKNOWN_TABLE_OR_COLUMN = {"42P01", "42703"}
NOT_MIGRATED = "The database lacks tables of this version. Run `manage.py migrate`."


@contextmanager
def plainly(*, exit_code: int = 1) -> Iterator[None]:
    """Ends the program with a sentence on stderr for such errors; with --traceback shows the traceback."""
    try:
        yield
    except Exception as error:
        words = sentence(error)
        if words is None or "--traceback" in sys.argv:
            raise
        sys.stderr.write(f"{words}\n")
        sys.exit(exit_code)


def sentence(error: Exception) -> str | None:
    """The sentence for an error; None for a fault of the program."""
    if isinstance(error, Unfit | ImproperlyConfigured):
        return str(error)
    if isinstance(error, redis.ConnectionError):
        return f"The queue cannot be reached: {_first_line(error)} Start it, or correct REDIS_URL."
    if isinstance(error, DatabaseError):
        return _of_database(error)
    return refusal(error) if isinstance(error, OSError) else None


def _of_database(error: DatabaseError) -> str | None:
    from django.db import connection  # noqa: PLC0415 - needs the settings, which exist only now

    first, cause = _first_line(error), error.__cause__
    if (
        first.startswith(("no such table", "no such column"))
        or getattr(cause, "sqlstate", "") in UNKNOWN_TABLE_OR_COLUMN
    ):
        return NOT_MIGRATED
    if code := getattr(cause, "sqlite_errorcode", 0) & 0xFF:  # the lowest byte is the primary code
        return SQLITE[code].format(name=connection.settings_dict["NAME"], first=first) if code in SQLITE else None
    if isinstance(error, OperationalError) and connection.connection is None:
        return f"The database cannot be reached: {first} Start it, or correct DATABASE_URL."
    return None


def _first_line(error: Exception) -> str:
    """The first line of an error, with a full stop."""
    return f"{str(error).strip().splitlines()[0].rstrip('.')}."
