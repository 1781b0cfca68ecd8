"""Redaction 墨消し: words of the history were masked or erased, and this says which row, when and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from inquiries.models.event import Event, make_salt
from inquiries.models.inquiry.sighting import Sighting

from .line import SALT, mark

Historic = type[Event] | type[Sighting]


class RedactionQuerySet(models.QuerySet["Redaction"]):
    """In the order in which they were made."""

    @transaction.atomic
    def redact(self, model: Historic, pk: int, *, why: str, before: bytes | None = None, **values: Any) -> Redaction:
        """Write these values over the words of a row, and say so. The old salt goes, so that no guess can be tried.

        `before` is the digest that the seal keeps, where the row is another one already.
        """
        rows: models.QuerySet[Any] = models.QuerySet(model).filter(pk=pk)
        row = rows.select_for_update().values().get()
        changed = row | values | {SALT: make_salt()}
        told = {"table": model._meta.model_name, "key": pk, "why": why}  # noqa: SLF001 - documented
        marks = {"before": before or mark(row), "after": mark(changed), SALT: changed[SALT]}
        made = self.create(**told, **marks, at=timezone.now())
        rows.update(**values, salt=changed[SALT])
        return made

    def of_rows(self, table: str, keys: Iterable[int]) -> dict[int, list[Redaction]]:
        """Those of each row, the first one first."""
        found: dict[int, list[Redaction]] = {}
        for one in self.filter(table=table, key__in=keys).order_by("pk"):
            found.setdefault(one.key, []).append(one)
        return found


class Redaction(models.Model):
    """One row of the history before and after, by digests. Rows are added and never changed."""

    class Why(models.TextChoices):
        """What may be done to the history, and nothing else."""

        MASKED = "masked", pgettext_lazy("redaction", "a card number or code was masked")
        ERASED = "erased", pgettext_lazy("redaction", "a person was erased")

    table = models.CharField(max_length=10)
    key = models.PositiveBigIntegerField()
    why = models.CharField(max_length=10, choices=Why)
    before = models.BinaryField()
    after = models.BinaryField()
    """Empty where the row went."""
    salt = models.BinaryField()
    """The row's new one: the database lets a row change to the salt that stands here."""
    at = models.DateTimeField()

    objects = RedactionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["table", "key"], name="redaction_of_row")]

    def __str__(self) -> str:
        return f"{self.table} {self.key} {self.why}"
