"""What an owner of the database can do all the same: rewrite the history past its guards."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from inquiries.models.record.guards import GUARDED


@contextmanager
def lifted() -> Iterator[None]:
    """The guards are away for as long as that; in the caller's transaction."""
    if connection.vendor == "postgresql":
        _switch("DISABLE")
        yield
        _switch("ENABLE")
        return
    with connection.cursor() as cursor:
        marks = ", ".join(["%s"] * len(GUARDED))
        cursor.execute(
            f"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ({marks})",  # noqa: S608
            GUARDED,
        )
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        yield
        for _name, sql in triggers:
            cursor.execute(sql)


def force(*statements: str) -> None:
    """Do this to the history."""
    with transaction.atomic(), lifted(), connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)


def _switch(how: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with rows to be looked at is not altered
        for table in GUARDED:
            cursor.execute(f"ALTER TABLE {table} {how} TRIGGER USER")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
