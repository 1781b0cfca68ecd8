"""Makes a backup: one moment of the database, while the desk goes on."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from django.db import connection, transaction

from .content import Counts, Heading, Reader
from .damaged import Damaged
from .rows import Digest, last_key, stored
from .sealing import opened, sealed
from .tables import applied, tables

Say = Callable[[str, int], None]
"""Told of each table and its rows."""


@contextmanager
def one_moment() -> Iterator[None]:
    """All that is read within it is of the same moment; nobody who writes waits."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    line: Any = connection
    line.ensure_connection()
    mode, line.transaction_mode = line.transaction_mode, "DEFERRED"  # else it would be a writer, and keep others out
    try:
        with transaction.atomic():
            yield
    finally:
        line.transaction_mode = mode


def make(path: Path, *, at: datetime, say: Say = lambda _table, _rows: None) -> Counts:
    """Write a backup and read it back; it has its name only then. FileExistsError, OSError, Damaged."""
    if path.exists():
        raise FileExistsError(path)
    half = path.with_name(f"{path.name}.half")
    with open(half, "xb", opener=_ours_alone) as file:
        try:
            with one_moment():
                counts = _write(file, at, say)
            file.flush()
            os.fsync(file.fileno())
            if check(half) != counts:
                raise Damaged
            path.hardlink_to(half)  # unlike a rename it does not write over a file that came meanwhile
        finally:
            half.unlink()
    return counts


def check(path: Path) -> Counts:
    """Read a whole backup, and believe its hashes only. NoBackup, WrongKeys, Damaged."""
    with path.open("rb") as file, opened(file) as plain:
        return Reader(plain).tables(lambda _table, _columns, _last, lines: _pass(lines))


def _pass(lines: Iterator[str]) -> None:
    for _line in lines:
        pass


def _write(file: BinaryIO, at: datetime, say: Say) -> Counts:
    counts = Counts()
    with sealed(file) as plain:

        def put(words: str) -> None:
            plain.write(words.encode() + b"\n")

        put(str(Heading(at, applied())))
        for table in tables():
            digest = Digest()
            put(json.dumps({"table": table.name, "columns": table.names, "last": last_key(table)}))
            for line in digest.over(stored(table)):
                put(line)
            put(json.dumps({"end": table.name, "rows": digest.rows, "sha256": digest.sha256}))
            counts.add(table.name, digest)
            say(table.name, digest.rows)
        put(json.dumps({"tables": len(counts.rows)}))
    return counts


def _ours_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
