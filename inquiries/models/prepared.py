"""Prepared: a statement that is asked often with other keys; PostgreSQL plans it once for a connection.

To plan a statement over many tables takes longer than to answer it by the indexes of its keys. Behind a pooler the next
statement may run in another session, so there it is planned each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from django.db import connection

_HELD: WeakKeyDictionary[object, set[str]] = WeakKeyDictionary()
"""The names of the statements that each connection holds."""
_NUMBERS = count(1)
MOST_KEYS = 8
"""With more keys it is one of many statements, each asked seldom."""


class Prepared:
    """A statement in whose parameters stand-ins, which no row has as its key, mark the places of keys."""

    def __init__(self, sql: str, params: Sequence[Any], stand_ins: Sequence[int]) -> None:
        self._sql, self._params, self._stand_ins = sql, params, stand_ins
        self._name = f"hotline_{next(_NUMBERS)}"

    def fetch(self, keys: Sequence[int]) -> list[tuple[Any, ...]]:
        """The rows that it finds with these keys in their places."""
        with connection.cursor() as cursor:
            if self._can_stay():
                self._prepare()
                cursor.execute(f"EXECUTE {self._name}({', '.join('%s' for _ in keys)})", list(keys))
            else:
                meant = dict(zip(self._stand_ins, keys, strict=True))
                cursor.execute(self._sql, [meant.get(param, param) for param in self._params])
            return list(cursor.fetchall())

    def _can_stay(self) -> bool:
        """A pooler is told by the setting that it wants anyway: see docs/scale.md."""
        has_pooler = connection.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS")
        return connection.vendor == "postgresql" and not has_pooler and len(self._stand_ins) <= MOST_KEYS

    def _prepare(self) -> None:
        """Once for each connection. It is no statement of the page that happens to be the first to ask."""
        held = _HELD.setdefault(connection.connection, set())
        if self._name not in held:
            with connection.wrap_database_errors:
                connection.connection.execute(self._plan())
            held.add(self._name)

    def _plan(self) -> str:
        marks = {key: f"${place}" for place, key in enumerate(self._stand_ins, 1)}
        first, *others = self._sql.split("%s")
        told = "".join(f"{marks.get(param, '%s')}{text}" for param, text in zip(self._params, others, strict=True))
        said = [param for param in self._params if param not in marks]
        kinds = ", ".join("bigint" for _ in self._stand_ins)
        return f"PREPARE {self._name}({kinds}) AS {connection.ops.compose_sql(first + told, said)}"  # type: ignore[attr-defined]


def stand_ins(number: int) -> list[int]:
    """Keys that no row has."""
    return [*range(-number, 0)]
