"""Writes many rows of one table at once."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import Model

from inquiries.models import Inquiry

from .fate import Fate

Row = TypeVar("Row", bound=Model)
Case = tuple[Fate, Inquiry]


def insert(model: type[Row], rows: Iterable[dict[str, Any]]) -> list[Row]:
    """The rows, with their keys."""
    return model._default_manager.bulk_create(  # noqa: SLF001 - works for every model
        model(**row) for row in rows
    )
