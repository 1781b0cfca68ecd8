"""The list of what was erased since a backup was made, so that a restoration does not bring it back.

One JSON object a line: {"table": "inquiries.contact", "key": 17, "values": {"name": ""}}. With `values` these columns
are written in the place of what the backup holds; without, the row is left out. A later line adds to an earlier one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from inquiries.models.refusal import Refusal

from .rows import line
from .tables import Table


class NotAnErasure(Refusal):
    """A line of the list cannot be read, or names a table, a column or a key that there is not."""

    sentence = _(
        'Line %(number)s of the erasure list is not {"table": …, "key": …} of a table and columns that there are. '
        "Nothing was restored."
    )


GONE = None
"""The row is left out."""


@dataclass
class Erasing:
    """What the list says of one table."""

    names: list[str]
    rows: dict[Any, dict[str, Any] | None]
    count: int = 0

    def over(self, lines: Iterable[str]) -> Iterator[str]:
        """The lines without what was erased."""
        for one in lines:
            if not self.rows or (key := (row := json.loads(one))[0]) not in self.rows:
                yield one
                continue
            self.count += 1
            if (values := self.rows[key]) is not GONE:
                yield line(values.get(name, value) for name, value in zip(self.names, row, strict=True))


@dataclass
class Erasures:
    """The whole list."""

    tables: dict[str, dict[Any, dict[str, Any] | None]] = field(default_factory=dict)
    said: list[tuple[int, str, Any, dict[str, Any]]] = field(default_factory=list)
    """Of each line its number, table, key and values."""

    def __len__(self) -> int:
        """How many rows it is about."""
        return sum(len(rows) for rows in self.tables.values())

    def must_fit(self, tables: dict[str, Table]) -> None:
        """NotAnErasure where a line is of no table, or of a column or a kind of key that its table does not have."""
        for number, name, key, values in self.said:
            table = tables.get(name)
            if table is None or not values.keys() <= set(table.names) or not table.is_key(key):
                raise NotAnErasure(number=number)

    @classmethod
    def read(cls, lines: Iterable[str]) -> Erasures:
        """NotAnErasure."""
        found = cls()
        for number, words in enumerate(lines, 1):
            if words.strip():
                found.add(number, words)
        return found

    def add(self, number: int, words: str) -> None:
        """One line of it. NotAnErasure."""
        try:
            said = json.loads(words)
            rows, key, values = self.tables.setdefault(said["table"], {}), said["key"], said.get("values", GONE)
            before = rows.get(key, {})
        except (ValueError, TypeError, KeyError, AttributeError):
            raise NotAnErasure(number=number) from None
        if not isinstance(values, dict | None):
            raise NotAnErasure(number=number)
        self.said.append((number, said["table"], key, values or {}))
        rows[key] = GONE if values is GONE or before is GONE else {**before, **values}

    def of(self, table: str, names: list[str]) -> Erasing:
        """What it says of this table."""
        return Erasing(names, self.tables.get(table, {}))
