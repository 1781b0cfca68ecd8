"""What stands in a backup: a heading, then table by table a title, the rows, and an end with their hash."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, BinaryIO

from .damaged import Damaged
from .rows import Digest
from .tables import Node

FORMAT = 1


@dataclass(frozen=True)
class Heading:
    """When it was made, and by which migrations its tables are."""

    made_at: datetime
    migrations: list[Node]

    def __str__(self) -> str:
        made = {"format": FORMAT, "made_at": self.made_at.isoformat(), "migrations": self.migrations}
        return json.dumps(made)

    @classmethod
    def read(cls, said: Any) -> Heading:
        """Damaged where it is none."""
        if not isinstance(said, dict) or said.get("format") != FORMAT:
            raise Damaged
        return cls(datetime.fromisoformat(said["made_at"]), [(app, name) for app, name in said["migrations"]])


@dataclass
class Counts:
    """Rows by table, with their hash; the tables in the order in which they stand."""

    rows: dict[str, int] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)

    def add(self, table: str, digest: Digest) -> None:
        """What was counted of one table."""
        self.rows[table], self.hashes[table] = digest.rows, digest.sha256

    @property
    def total(self) -> int:
        return sum(self.rows.values())


@dataclass
class Reader:
    """Reads a backup from its opened file. Every line is checked; Damaged as soon as something does not agree."""

    file: BinaryIO

    def __post_init__(self) -> None:
        self.heading = Heading.read(self._said())
        self.counts, self.next = Counts(), self._said()

    def tables(self, take: Callable[[str, list[str], int | None, Iterator[str]], None]) -> Counts:
        """Hands each table to `take`: its name, its columns, its last key, its lines; then says what all of it was."""
        while "table" in self.next:
            table, digest = self.next, Digest()
            take(table["table"], table["columns"], table["last"], digest.over(self._lines()))
            if not isinstance(self.next, dict) or self.next.get("end") != table["table"]:
                raise Damaged
            if (self.next["rows"], self.next["sha256"]) != (digest.rows, digest.sha256):
                raise Damaged
            self.counts.add(table["table"], digest)
            self.next = self._said()
        if self.next.get("tables") != len(self.counts.rows) or self.file.readline():
            raise Damaged
        return self.counts

    def _lines(self) -> Iterator[str]:
        """As far as the end of the table."""
        while (read := self.file.readline()).startswith(b"["):
            yield read.decode().rstrip("\n")
        self.next = self._parsed(read)

    def _said(self) -> Any:
        return self._parsed(self.file.readline())

    def _parsed(self, read: bytes) -> Any:
        try:
            return json.loads(read)
        except ValueError:
            raise Damaged from None
