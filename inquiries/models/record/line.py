"""What a seal covers of one row: its key and a digest. No word of it can be read back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from django.db import models

MARK = 16
ENTRY = 8 + MARK
"""Bytes of one row in a seal: its key, and half of a SHA-256."""
RUN = 1_000
"""Rows under one seal."""
FIRST = "0" * 64
"""What stands in the first seal in the place of a hash before it."""
SALT = "salt"
LOOK_UP = {"field": "lookup"}
TIED_LATER = {"inquiry_id", "contact_id"}
"""A look-up gets these when its call is saved, which may be after its seal: they are not covered."""

AnyModel = type[models.Model]


def rows(model: AnyModel, after: int, last: int) -> Iterator[tuple[int, bytes]]:
    """Key and digest of each row above `after`, up to `last`, by key."""
    names = [field.attname for field in model._meta.concrete_fields]  # noqa: SLF001 - documented
    found = model._base_manager.filter(pk__gt=after, pk__lte=last).order_by("pk")  # noqa: SLF001 - documented
    for row in found.values_list(*names).iterator(chunk_size=2_000):
        yield row[0], mark(dict(zip(names, row, strict=True)))


def mark(row: dict[str, Any]) -> bytes:
    """Its digest: the same on either engine and in any time zone.

    Empty columns are left out: one that a later version adds, empty in all rows of before, changes no digest.
    """
    left_out = {SALT} | (TIED_LATER if LOOK_UP.items() <= row.items() else set())
    said = {name: value for name, value in row.items() if value is not None and name not in left_out}
    text = json.dumps(said, default=_plain, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(bytes(row.get(SALT) or b"") + text.encode()).digest()[:MARK]


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    raise TypeError(type(value))


def packed(found: Iterable[tuple[int, bytes]]) -> bytes:
    """The rows of one seal."""
    return b"".join(key.to_bytes(8, "big") + digest for key, digest in found)


def unpacked(marks: bytes) -> dict[int, bytes]:
    """The digest of each row by its key."""
    entries = (marks[start : start + ENTRY] for start in range(0, len(marks), ENTRY))
    return {int.from_bytes(entry[:8], "big"): entry[8:] for entry in entries}


def hash_of(seal: Any) -> str:
    """The hash that a seal must have."""
    at = seal.at.astimezone(UTC).isoformat()
    head = f"{seal.number} {seal.table} {seal.after} {seal.last} {at} {seal.hash_before}\n"
    return hashlib.sha256(head.encode() + bytes(seal.marks)).hexdigest()


def seal_run(seals: type[Any], model: AnyModel, *, last: int, at: datetime) -> bool:
    """One seal more, over the next rows up to `last`; False where there are none. Migrations hand in their own models.

    IntegrityError where somebody else makes the same one.
    """
    table = str(model._meta.model_name)  # noqa: SLF001 - documented
    before = seals.objects.order_by("-number").first()
    after = seals.objects.filter(table=table).aggregate(last=models.Max("last"))["last"] or 0
    keys = model._base_manager.filter(pk__gt=after, pk__lte=last).order_by("pk")  # noqa: SLF001 - documented
    if not (run := list(keys.values_list("pk", flat=True)[:RUN])):
        return False
    seal = seals(number=before.number + 1 if before else 1, table=table, after=after, last=run[-1], at=at)
    seal.marks, seal.hash_before = packed(rows(model, after, seal.last)), before.hash if before else FIRST
    seal.hash = hash_of(seal)
    seal.save(force_insert=True)
    return True
