"""Which SQLite is linked, and whether it may run in WAL mode, in which some versions lose committed data.

In WAL mode SQLite 3.7.0 to 3.51.2 damages a database if one process resets the log while another makes a checkpoint;
fixed in 3.51.3, 3.50.7 and 3.44.6 (https://www.sqlite.org/wal.html, "The WAL-Reset Bug"). Web server, worker, beat and
wait_for_mail are such processes.
"""

import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

Version = tuple[int, ...]
MENDED_FROM: Version = (3, 51, 3)
MENDED_LINES: list[tuple[Version, Version]] = [((3, 44, 6), (3, 45)), ((3, 50, 7), (3, 51))]
"""Older lines with the fix: from the first version, before the second."""
SECONDS = 20
"""How long a connection waits for another's transaction."""
LARGE = 200_000_000
"""Bytes. Larger files are checked without their indexes: 565 MB took 13 seconds with them, 3 without."""


def take_the_kept_one() -> None:
    """Replaces Python's sqlite3 by that of the `pysqlite3` wheel, if it is installed."""
    try:
        kept = importlib.import_module("pysqlite3")
    except ImportError:
        return
    # All later imports of sqlite3, also Django's, get this one: two copies in a process would undo each other's locks.
    sys.modules["sqlite3"], sys.modules["sqlite3.dbapi2"] = kept, kept.dbapi2


def linked() -> Version:
    """The version of the loaded library."""
    import sqlite3  # noqa: PLC0415 - at the top it would be Python's own

    return sqlite3.sqlite_version_info


def is_affected(version: Version) -> bool:
    """Whether this version can lose rows in WAL mode."""
    return (3, 7) <= version < MENDED_FROM and not any(first <= version < end for first, end in MENDED_LINES)


def options(version: Version) -> dict[str, object]:
    """Django's OPTIONS. IMMEDIATE lets writers wait instead of failing; secure_delete overwrites deleted rows."""
    # In WAL mode readers go on while one writes. With a journal they wait: beside two constant writers three readers
    # had a tenth of the speed and waited up to two seconds; none failed.
    mode, synchronous = ("DELETE", "FULL") if is_affected(version) else ("WAL", "NORMAL")
    commands = f"PRAGMA journal_mode={mode}; PRAGMA synchronous={synchronous}; PRAGMA secure_delete=ON;"
    return {"transaction_mode": "IMMEDIATE", "timeout": SECONDS, "init_command": commands}


def about(version: Version) -> str:
    """The sentence about SQLite printed at the start."""
    name = f"SQLite {'.'.join(map(str, version))}"
    if is_affected(version):
        return f"{name}, which can lose rows in WAL mode (mended in 3.51.3): it keeps a journal instead, and is slower."
    return f"{name} in WAL mode."


def damage(connection: "BaseDatabaseWrapper") -> str:
    """The first error in the database file, or an empty string."""
    with connection.cursor() as cursor:
        size = Path(connection.settings_dict["NAME"]).stat().st_size
        cursor.execute(f"PRAGMA {'quick' if size > LARGE else 'integrity'}_check(1)")
        found = str(cursor.fetchone()[0])
    return "" if found == "ok" else found.splitlines()[-1]
