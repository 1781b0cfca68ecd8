"""Compares the history with its seals, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .founded import unfounded
from .guards import missing
from .line import FIRST, rows, unpacked
from .redaction import Redaction
from .seal import SEALED, Seal


@dataclass(frozen=True)
class Difference:
    """What is wrong: a row, a seal or a guard was changed, removed or inserted; an approval that no event tells of."""

    what: str
    table: str
    key: int


class Reading:
    """A walk along the chain from the seal `after`: how far it came, and what it saw."""

    def __init__(self, *, after: int = 0) -> None:
        self.number, self.hash, self.rows, self.redacted = after, FIRST, 0, 0
        self.ends = dict.fromkeys(SEALED, 0)
        for table in SEALED if after else ():
            if before := Seal.objects.filter(table=table, number__lte=after).order_by("-number").first():
                self.ends[table] = before.last
        if (seal := Seal.objects.filter(number=after).first()) is not None:
            self.hash = seal.hash

    def differences(self, *, rows_at_most: int | None = None) -> Iterator[Difference]:
        """All of them. A seal that was removed from the end shows only against a head noted down earlier."""
        for seal in Seal.objects.filter(number__gt=self.number).order_by("number").iterator(chunk_size=100):
            yield from self._chained(seal)
            if seal.table in SEALED:
                yield from self._rows_under(seal)
                self.ends[seal.table] = seal.last
            self.number, self.hash = seal.number, seal.hash
            if rows_at_most is not None and self.rows >= rows_at_most:
                return

    def _chained(self, seal: Seal) -> Iterator[Difference]:
        for gone in range(self.number + 1, seal.number):
            yield Difference("removed", "seal", gone)
        is_next = seal.number == self.number + 1
        if (
            not seal.is_whole
            or seal.table not in SEALED
            or (is_next and (seal.hash_before != self.hash or seal.after != self.ends[seal.table]))
        ):
            yield Difference("changed", "seal", seal.number)

    def _rows_under(self, seal: Seal) -> Iterator[Difference]:
        sealed = unpacked(bytes(seal.marks))
        there = dict(rows(SEALED[seal.table], seal.after, seal.last))
        self.rows += len(there)
        differing = sorted(key for key in sealed.keys() | there.keys() if sealed.get(key) != there.get(key))
        redactions = Redaction.objects.of_rows(seal.table, differing) if differing else {}
        for key in differing:
            if _redacted(sealed.get(key), redactions.get(key, [])) == there.get(key, b""):
                self.redacted += 1
            elif key not in sealed:
                yield Difference("inserted", seal.table, key)
            else:
                yield Difference("changed" if key in there else "removed", seal.table, key)


def _redacted(mark: bytes | None, redactions: list[Redaction]) -> bytes | None:
    """The digest that a row must have after them."""
    for one in redactions:
        if bytes(one.before) == mark:
            mark = bytes(one.after)
    return mark


def beside() -> Iterator[Difference]:
    """What is wrong beside the chain: guards that are gone, approvals that nobody gave."""
    yield from (Difference("removed", guard, 0) for guard in missing())
    yield from (Difference("unfounded", table, key) for table, key in unfounded())
