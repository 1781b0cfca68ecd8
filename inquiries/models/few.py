"""The first few of many, and how many there are. A list that is cut says how many it leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet, Value
from django.utils.translation import pgettext

NAMED = 5
MOST = 10_000
"""Counts are exact as far as this. One more stands for more, so that no count grows with the table."""


class Count(int):
    """A number of rows that says so where there are more than MOST: templates print it as it prints itself."""

    def __str__(self) -> str:
        return pgettext("count", "%(count)s+") % {"count": f"{MOST:,}"} if self > MOST else int.__repr__(self)


@dataclass(frozen=True)
class Few:
    """Some rows, and how many there are in all."""

    rows: list[Any]
    count: int

    @property
    def others(self) -> int:
        """How many are not named."""
        return self.count if self.count > MOST else self.count - len(self.rows)


class Awaited:
    """The first rows of a list whose count comes with that of others; an empty list costs no statement of its own."""

    def __init__(self, many: QuerySet[Any], counting: Counting, name: str) -> None:
        self._many, self._counting, self._name = many, counting, name

    @property
    def count(self) -> Count:
        """How many there are in all."""
        return self._counting[self._name]

    @cached_property
    def rows(self) -> list[Any]:
        """The first few."""
        return list(self._many[:NAMED]) if self.count else []

    @property
    def others(self) -> int:
        """How many are not named."""
        return Few(self.rows, self.count).others


class Counting:
    """Counts lists: once a count is asked for, all that were named until then, in one statement."""

    def __init__(self, **lists: QuerySet[Any]) -> None:
        self._lists, self._counts = dict[str, QuerySet[Any]](lists), dict[str, Count]()

    def __getitem__(self, name: str) -> Count:
        if name not in self._counts:
            self._counts |= self.count({key: rows for key, rows in self._lists.items() if key not in self._counts})
        return self._counts[name]

    def count(self, lists: dict[str, QuerySet[Any]]) -> dict[str, Count]:
        """Count these now."""
        return counted(**lists)

    def name(self, **lists: QuerySet[Any]) -> None:
        """Count these as well."""
        self._lists |= {name: rows for name, rows in lists.items() if name not in self._counts}

    def first_of(self, many: QuerySet[Any], name: str) -> Awaited:
        """The first rows of a list; under a name that is known, it is counted as that list."""
        if name not in self._lists:
            self.name(**{name: many})
        return Awaited(many, self, name)


def first_of(many: QuerySet[Any], named: int = NAMED) -> Few:
    """The first `named` rows and the count of all; a list that is no longer costs no COUNT query."""
    rows = list(many[: named + 1])
    return Few(rows[:named], counted(all=many)["all"] if len(rows) > named else len(rows))


def counted(**lists: QuerySet[Any]) -> dict[str, Count]:
    """How many each list holds, at most MOST and one, all in one statement."""
    counts, params = list[str](), list[Any]()
    for rows in lists.values():
        some = rows.order_by().values_list(Value(1))[: MOST + 1]
        try:
            sql, said = some.query.get_compiler(connection=connection).as_sql()
        except EmptyResultSet:
            sql, said = "SELECT 1 WHERE 1 = 0", ()
        counts.append(f"(SELECT COUNT(*) FROM ({sql}) AS counted)")  # noqa: S608 # nosec B608
        params += said
    if not lists:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(counts)}", params)
        return dict(zip(lists, map(Count, cursor.fetchone()), strict=True))
