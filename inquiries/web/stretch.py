"""A stretch of a long list, between two of its rows: however deep it lies, the database reads no more than it shows.

Its address holds what the row before it is ordered by, so that Back leads to the same place though rows came and went.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db.models import F, QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan
from django.utils import timezone

BETWEEN = "~"
LONGEST = 8
"""Digits of a place in the list."""
ABOVE = 5
"""One row in so many stands above the one closed in on, so that it is in sight without scrolling."""
YEARS = range(2000, 2100)


class Edge(NamedTuple):
    """A row where a stretch begins or ends: the place behind it in the list, and what the list is ordered by."""

    place: int
    values: list[Any]

    def __str__(self) -> str:
        said = (value.isoformat() if isinstance(value, datetime) else str(value) for value in self.values)
        return BETWEEN.join([str(self.place), *said])


class Stretch:
    """`size` keys of a list that is ordered by columns, all rising or all falling, the last of them its key."""

    def __init__(self, rows: QuerySet[Any, Any], asked: Mapping[str, Any], size: int) -> None:
        ordered = [str(name) for name in rows.query.order_by]
        self._is_falling = ordered[0].startswith("-")
        self._columns = [name.lstrip("-") for name in ordered]
        self._rows, self._size = rows, size
        before, after = self._read(asked.get("before")), self._read(asked.get("after"))
        if not before:
            self._look_on(after)
        elif not self._look_back(before):
            self._look_on(None)  # the way back has reached the beginning

    def _look_back(self, edge: Edge) -> bool:
        found = self._beyond(edge, is_falling=not self._is_falling).reverse().values_list(*self._columns)[: self._size]
        self._found = [list(row) for row in found][::-1]
        self.start, self._has_more = max(edge.place - self._size, 1), True
        return len(self._found) == self._size

    def _look_on(self, edge: Edge | None) -> None:
        rows = self._beyond(edge, is_falling=self._is_falling) if edge else self._rows
        found = [list(row) for row in rows.values_list(*self._columns)[: self._size + 1]]
        self.start, self._has_more = edge.place if edge else 1, len(found) > self._size
        self._found = found[: self._size]

    @property
    def keys(self) -> list[Any]:
        """The keys of its rows, in order."""
        return [row[-1] for row in self._found]

    def close_in(self, key: Any, size: int) -> None:
        """Keep only `size` rows around that of this key, few before it; or the first where it is not among them."""
        keys = self.keys
        at = keys.index(key) if key in keys else 0
        first = max(0, min(at - size // ABOVE, len(keys) - size))
        self._found = self._found[first : first + size]
        self.start += first
        self._has_more |= first + size < len(keys)

    @property
    def end(self) -> int:
        """The place of its last row, as counted on the way here."""
        return self.start + len(self._found) - 1

    @property
    def after(self) -> str:
        """What the address of the next stretch says; empty where this is the last."""
        return str(Edge(self.end + 1, self._found[-1])) if self._has_more else ""

    @property
    def before(self) -> str:
        """What the address of the stretch before says; empty where this is the first."""
        return str(Edge(self.start, self._found[0])) if self.start > 1 and self._found else ""

    def _beyond(self, edge: Edge, *, is_falling: bool) -> QuerySet[Any, Any]:
        beyond = TupleLessThan if is_falling else TupleGreaterThan
        return self._rows.filter(beyond(Tuple(*map(F, self._columns)), edge.values))

    def _read(self, written: object) -> Edge | None:
        """None where it is no edge of this list: somebody typed into the address."""
        place, *said = str(written or "").split(BETWEEN)
        if len(said) != len(self._columns) or not place.isdecimal() or len(place) > LONGEST:
            return None
        try:
            values = [self._value(name, one) for name, one in zip(self._columns, said, strict=True)]
        except (ValidationError, ValueError):
            return None
        return Edge(max(int(place), 2), values)

    def _value(self, column: str, written: str) -> Any:
        meta = self._rows.model._meta  # noqa: SLF001 - Django's public API
        field: Any = meta.pk if column == "pk" else meta.get_field(column)
        value = field.to_python(written)
        field.run_validators(value)
        if isinstance(value, datetime) and (timezone.is_naive(value) or value.year not in YEARS):
            raise ValueError(written)
        return value
