"""Limit 上限の設定: a value that supervisors set for everybody. One row, in force from the moment that it is set."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from django.db import models

if TYPE_CHECKING:
    from .staff import Staff

Row = TypeVar("Row", bound="Limit")


class LimitManager(models.Manager[Row]):
    """Reads the one row, and writes it anew."""

    def last(self) -> Row | None:
        """As it was last set; None before the first time."""
        return self.select_related("by").filter(pk=1).first()

    def keep(self, *, by: Staff, at: datetime, **values: object) -> None:
        """From now on it is this."""
        self.update_or_create(pk=1, defaults={**values, "by": by, "at": at})


class Limit(models.Model):
    """Who set it when."""

    by = models.ForeignKey("inquiries.Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True
