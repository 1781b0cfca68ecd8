"""Seal 封印: a run of rows of the history, and the seal before it, under one hash."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from inquiries.models.event import Event
from inquiries.models.inquiry.sighting import Sighting

from .line import hash_of, seal_run
from .redaction import Redaction
from .settled import settled

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

AT_ONCE = 100
"""Seals of one turn of the job: the next turn goes on."""
SEALED: dict[str, type[Event | Sighting | Redaction]] = {"event": Event, "sighting": Sighting, "redaction": Redaction}
"""Approvals are events: each is told by one. `founded.py` looks for approvals that none tells of."""


class SealQuerySet(models.QuerySet["Seal"]):
    """Seals in the order of their numbers."""

    def newest(self) -> Seal | None:
        """The head of the chain."""
        return self.order_by("-number").first()

    def seal(self, *, at_most: int = AT_ONCE) -> int:
        """Seal what is new. How many seals were made; fewer where somebody else seals, or writes for long."""
        made = 0
        for model in SEALED.values():
            if (last := settled(model)) is None:
                continue
            try:
                while made < at_most and self._seal_run(model, last):
                    made += 1
            except IntegrityError:  # another process has made the seal of this number
                break
        return made

    @transaction.atomic
    def _seal_run(self, model: type[models.Model], last: int) -> bool:
        return seal_run(self.model, model, last=last, at=timezone.now())

    def unsealed(self) -> int:
        """Rows that no seal covers yet."""
        ends = {table: self.filter(table=table).aggregate(last=models.Max("last"))["last"] or 0 for table in SEALED}
        return sum(SEALED[table].objects.filter(pk__gt=end).count() for table, end in ends.items())


class Seal(models.Model):
    """All rows of one table with keys above `after`, up to `last`. Rows are added and never changed."""

    number = models.PositiveBigIntegerField(primary_key=True)
    table = models.CharField(max_length=10)
    after = models.PositiveBigIntegerField()
    last = models.PositiveBigIntegerField()
    marks = models.BinaryField()
    hash_before = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    at = models.DateTimeField()

    objects = SealQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["table", "last"], name="seal_of_table")]

    def __str__(self) -> str:
        return f"{self.number} {self.hash}"

    @property
    def is_whole(self) -> bool:
        """It has the hash that it must have."""
        return self.hash == hash_of(self)

    def put_on_paper(self, *, by: Staff) -> None:
        """The head leaves the building on a sheet: who took it is on record."""
        Event.record("seal.printed", by=by, number=self.number)

    def as_head(self) -> dict[str, Any]:
        """What is noted down outside the building."""
        return {"number": self.number, "hash": self.hash, "at": self.at.isoformat()}
