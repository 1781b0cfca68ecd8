"""Up to which key no row of a table can come any more."""

from __future__ import annotations

from django.db import OperationalError, connection, models, transaction

PATIENCE = "200ms"
"""How long the sealing may hold up those who write. It is tried again at the next turn."""


def settled(model: type[models.Model]) -> int | None:
    """The key up to which no row can come any more; None where writers do not come to an end soon.

    PostgreSQL gives keys before rows are committed. Whoever was given one holds a lock on the table until the end:
    when this lock is had, all of them are through.
    """
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(f"SET LOCAL lock_timeout = '{PATIENCE}'")
                cursor.execute(f"LOCK TABLE {connection.ops.quote_name(model._meta.db_table)} IN SHARE MODE")  # noqa: SLF001
            return model._base_manager.aggregate(last=models.Max("pk"))["last"] or 0  # noqa: SLF001 - documented
    except OperationalError:
        return None
