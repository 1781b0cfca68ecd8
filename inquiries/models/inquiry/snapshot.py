"""Snapshot: a row in JSON, from which it can be restored exactly."""

from __future__ import annotations

from typing import Any

from django.db import models

Snapshot = dict[str, str | None]


def taken_of(row: models.Model | None) -> Snapshot | None:
    """Every column of the row, to the microsecond; None where there is no row."""
    if row is None:
        return None
    fields = row._meta.concrete_fields  # noqa: SLF001 - Django's public API
    return {f.attname: None if getattr(row, f.attname) is None else f.value_to_string(row) for f in fields}


def put_back(model: type[models.Model], snapshot: Snapshot) -> models.Model:
    """The row again, with its old key."""
    fields = model._meta.concrete_fields  # noqa: SLF001 - Django's public API
    values: dict[str, Any] = {f.attname: f.to_python(snapshot[f.attname]) for f in fields}
    row = model(**values)
    row.save(force_insert=True)
    return row
