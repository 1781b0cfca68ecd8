"""The first few of many, and how many there are. A list that is cut says how many it leaves out."""

from __future__ import annotations

from dataclasses import dataclass
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
