"""Rows as lines of JSON: the same line for the same row, whichever engine holds it."""

from __future__ import annotations

import base64
import datetime as dt
import decimal
import hashlib
import json
import uuid
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import BinaryField, Field
from django.utils.duration import duration_iso_string

from .tables import Table

AT_ONCE = 2_000
"""Rows that are read or written together."""


def _plain(value: Any) -> Any:
    """What JSON has no word for. Microseconds are kept."""
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, dt.timedelta):
        return duration_iso_string(value)
    if isinstance(value, decimal.Decimal | uuid.UUID):
        return str(value)
    raise TypeError(type(value))


def line(row: Iterable[Any]) -> str:
    """One row."""
    return json.dumps(list(row), default=_plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def stored(table: Table) -> Iterator[str]:
    """The lines of all rows that are in the database, by key."""
    rows = table.rows().values_list(*table.names)
    return (line(row) for row in rows.iterator(chunk_size=AT_ONCE))


class Digest:
    """The hash of lines, and how many there were."""

    def __init__(self) -> None:
        self.rows, self._hash = 0, hashlib.sha256()

    def over(self, lines: Iterable[str]) -> Iterator[str]:
        """The same lines; each is taken in as it passes."""
        for one in lines:
            self.rows += 1
            self._hash.update(one.encode() + b"\n")
            yield one

    @property
    def sha256(self) -> str:
        return self._hash.hexdigest()

    @classmethod
    def of(cls, lines: Iterable[str]) -> Digest:
        """Of all of them."""
        digest = cls()
        for _line in digest.over(lines):
            pass
        return digest


def store(table: Table, lines: Iterable[str]) -> None:
    """Write rows just as they were: no default, no time of today, no signal. Hashes are made with today's keys."""
    columns = [*table.columns, *table.hashes]
    quoted = ", ".join(connection.ops.quote_name(str(column.column)) for column in columns)
    marks = ", ".join(["%s"] * len(columns))
    insert = f"INSERT INTO {table.quoted} ({quoted}) VALUES ({marks})"  # noqa: S608  # nosec B608 - our own names
    waiting = iter(lines)
    with connection.cursor() as cursor:
        while some := list(islice(waiting, AT_ONCE)):
            rows = (json.loads(one) for one in some)
            cursor.executemany(insert, [_filled(table, row) for row in rows])


def _filled(table: Table, row: list[Any]) -> list[Any]:
    said = dict(zip(table.names, row, strict=True))
    stored = [_prepared(*pair) for pair in zip(table.columns, row, strict=True)]
    return [*stored, *(one.get_db_prep_save(one.digest(said[one.of]), connection) for one in table.hashes)]


def _prepared(column: Field[Any, Any], value: Any) -> Any:
    if value is not None and isinstance(column, BinaryField):
        return column.get_db_prep_save(base64.b64decode(value), connection)
    return column.get_db_prep_save(column.to_python(value), connection)


def last_key(table: Table) -> int | None:
    """The highest key that was ever given, also to a row that is gone; None where keys are not counted."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table.quoted, table.columns[0].column])
            if (sequence := cursor.fetchone()[0]) is None:
                return None
            cursor.execute(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}")  # noqa: S608  # nosec B608
        else:
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table.stored_as])
        return row[0] if (row := cursor.fetchone()) else None


def count_on_from(table: Table, key: int | None) -> None:
    """Let the next row have a key above this one, so that what names a row that is gone never names another."""
    if not key:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            asked = [table.quoted, table.columns[0].column, key]
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, %s), %s)", asked)
        else:
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table.stored_as])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table.stored_as, key])
