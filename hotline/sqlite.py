"""Which SQLite is linked, and whether it may run in WAL mode, in which some versions lose what was committed.

In WAL mode SQLite 3.7.0 to 3.51.2 damages a database when one process begins the log anew while another moves its pages
to the database; mended in 3.51.3, 3.50.7 and 3.44.6 (https://www.sqlite.org/wal.html, "The WAL-Reset Bug"). Web server,
worker, beat and whoever waits for mail are such processes.
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
"""Older lines that got the mend as well, from and before which version."""
SECONDS = 20
"""How long one waits for another's transaction."""
LARGE = 200_000_000
"""Bytes, from which on indexes are not compared with their tables: 565 MB took 13 seconds, without the indexes 3."""


def take_the_kept_one() -> None:
    """Put the SQLite of the `pysqlite3` wheel in place of Python's; where no wheel exists, the system's has to do."""
    try:
        kept = importlib.import_module("pysqlite3")
    except ImportError:
        return
    # Every `import sqlite3` from now on finds this one, Django's as well: two in one process undo each other's locks.
    sys.modules["sqlite3"], sys.modules["sqlite3.dbapi2"] = kept, kept.dbapi2


def linked() -> Version:
    """Of the library that is really loaded."""
    import sqlite3  # noqa: PLC0415 - at the top it would be Python's own

    return sqlite3.sqlite_version_info


def is_affected(version: Version) -> bool:
    """Several processes on one log can lose rows."""
    return (3, 7) <= version < MENDED_FROM and not any(first <= version < end for first, end in MENDED_LINES)


def options(version: Version) -> dict[str, object]:
    """For Django. IMMEDIATE makes writers queue instead of failing half-way; what is deleted is gone from the file."""
    # In WAL mode readers go on while one writes. A journal shuts them out: where two write without a pause, three
    # readers got a tenth as far and waited up to two seconds; nobody failed.
    mode, synchronous = ("DELETE", "FULL") if is_affected(version) else ("WAL", "NORMAL")
    commands = f"PRAGMA journal_mode={mode}; PRAGMA synchronous={synchronous}; PRAGMA secure_delete=ON;"
    return {"transaction_mode": "IMMEDIATE", "timeout": SECONDS, "init_command": commands}


def about(version: Version) -> str:
    """What a person is told at the start."""
    name = f"SQLite {'.'.join(map(str, version))}"
    if is_affected(version):
        return f"{name}, which can lose rows in WAL mode (mended in 3.51.3): it keeps a journal instead, and is slower."
    return f"{name} in WAL mode."


def damage(connection: "BaseDatabaseWrapper") -> str:
    """What is wrong with the file, the first of it; empty where it is whole."""
    with connection.cursor() as cursor:
        size = Path(connection.settings_dict["NAME"]).stat().st_size
        cursor.execute(f"PRAGMA {'quick' if size > LARGE else 'integrity'}_check(1)")
        found = str(cursor.fetchone()[0])
    return "" if found == "ok" else found.splitlines()[-1]
