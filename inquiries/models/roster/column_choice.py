"""Column choice 列の対応: which column is which, remembered by the names of all columns of a file."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from django.db import models


class ColumnChoiceManager(models.Manager["ColumnChoice"]):
    """Remembers which column is which, by the names of all columns of a file."""

    def remember(self, columns: list[str], fields: Mapping[str, int]) -> None:
        """For the next file with these columns."""
        self.update_or_create(key=_key(columns), defaults={"fields": dict(fields)})

    def recalled(self, columns: list[str]) -> dict[str, int] | None:
        """What was chosen for these columns."""
        found = self.filter(key=_key(columns)).first()
        return {str(field): int(place) for field, place in found.fields.items()} if found else None


class ColumnChoice(models.Model):
    """列の対応: what was chosen once for a set of columns."""

    key = models.CharField(max_length=64, unique=True)
    fields = models.JSONField()

    objects = ColumnChoiceManager()

    def __str__(self) -> str:
        return self.key[:8]


def _key(columns: list[str]) -> str:
    return sha256("\0".join(columns).encode()).hexdigest()
