"""Beside: rows beside others, fetched kind by kind, but for kinds of which there is nothing.

A page prints some twenty kinds of rows beside an inquiry, and most inquiries have three of them. Which ones there are
is asked in one statement, so that a page costs a statement for each kind that it prints.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import chain
from typing import Any, TypeAlias

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models import Value, prefetch_related_objects

from .prepared import Prepared, stand_ins

Rows: TypeAlias = "models.QuerySet[Any, Any]"
Lookup: TypeAlias = "str | models.Prefetch[Any]"


class Existing:
    """Says which of some lists hold rows, in one statement: it is written once, and the keys are put in each time."""

    def __init__(self, lists: Callable[[Sequence[int]], Mapping[str, Rows]]) -> None:
        self._lists, self._written = lists, dict[int, tuple[tuple[str, ...], Prepared]]()

    def of(self, *keys: int) -> frozenset[str]:
        """The names of those that do, with these keys in their places."""
        names, statement = self._statement(len(keys))
        [found] = statement.fetch(keys)
        return frozenset(name for name, there in zip(names, found, strict=True) if there)

    def _statement(self, number: int) -> tuple[tuple[str, ...], Prepared]:
        if number not in self._written:
            keys, params = stand_ins(number), list[Any]()
            lists = self._lists(keys)
            asked = list[str]()
            for rows in lists.values():
                sql, said = _compiled(rows)
                asked.append(f"EXISTS({sql})")
                params += said
            self._written[number] = tuple(lists), Prepared(f"SELECT {', '.join(asked)}", params, keys)
        return self._written[number]


class Beside:
    """Kinds of rows beside those of a model, by the lookups with which `prefetch_related` fetches each."""

    def __init__(self, *lookups: Lookup) -> None:
        self._kinds: dict[str, list[Lookup]] = defaultdict(list)
        for lookup in lookups:
            path = lookup if isinstance(lookup, str) else lookup.prefetch_through
            self._kinds[path.partition("__")[0]].append(lookup)

    def lists(self, model: type[models.Model], keys: Sequence[int]) -> dict[str, Rows]:
        """The rows of each kind beside the rows with these keys."""
        return {kind: _related(model, kind, keys) for kind in self._kinds}

    def fetch(self, rows: Sequence[models.Model], there: Collection[str]) -> None:
        """Fetch the kinds that are there; of the others each row knows that it has none."""
        found = (lookups for kind, lookups in self._kinds.items() if kind in there)
        prefetch_related_objects(rows, *chain.from_iterable(found))
        for kind in self._kinds.keys() - there:
            for row in rows:
                _leave_empty(row, kind)


def padded(keys: Sequence[int]) -> list[int]:
    """The keys, the last one repeated until their number is a power of two: few statements serve any number."""
    lacking = (1 << (len(keys) - 1).bit_length()) - len(keys) if keys else 0
    return [*keys, *[*keys[-1:]] * lacking]


def _compiled(rows: Rows) -> tuple[str, Sequence[Any]]:
    some = rows.order_by().values_list(Value(1))[:1]
    try:
        sql, params = some.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return "SELECT 1 WHERE 1 = 0", ()
    return sql, params


def _related(model: type[models.Model], kind: str, keys: Sequence[int]) -> Rows:
    field: Any = model._meta.get_field(kind)  # noqa: SLF001 - Django's public API
    if field.many_to_many:
        rows, name = field.through, field.field.m2m_reverse_field_name()
    else:
        rows, name = field.related_model, field.field.name
    found: Rows = rows._base_manager.filter(**{f"{name}__in": list(keys)})  # noqa: SLF001 - Django's public API
    return found


def _leave_empty(row: Any, kind: str) -> None:
    """As `prefetch_related` leaves a row of which it found nothing."""
    field = row._meta.get_field(kind)  # noqa: SLF001 - Django's public API
    if field.one_to_one:
        field.set_cached_value(row, None)
        return
    none = getattr(row, kind).get_queryset()
    none._result_cache, none._prefetch_done = [], True  # noqa: SLF001 - as Django does
    row.__dict__.setdefault("_prefetched_objects_cache", {})[kind] = none
