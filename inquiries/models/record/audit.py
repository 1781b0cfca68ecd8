"""Audit 検証: the whole history is compared with its seals, round after round, a part at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import models, transaction
from django.utils import timezone

from inquiries.models.event import Event

from .seal import Seal
from .verifying import Difference, Reading, beside

PART = 20_000
"""Rows of one turn of the job: well under a second."""
APART = timedelta(hours=1)
"""From the beginning of one round to the next."""
NAMED = 100
"""Differences that are kept; all are counted."""


class AuditQuerySet(models.QuerySet["Audit"]):
    """Rounds, the last one first where the order matters."""

    def ended(self) -> AuditQuerySet:
        """Those that came to the end of the chain."""
        return self.exclude(ended_at=None)

    def last(self) -> Audit | None:
        """The one that is under way, or ended last."""
        return self.order_by("-pk").first()

    def amiss(self) -> Audit | None:
        """The newest that found something, until a later one comes to its end and finds nothing."""
        for audit in self.order_by("-pk")[:2]:
            if audit.found:
                return audit
            if audit.ended_at:
                return None
        return None

    @transaction.atomic
    def go_on(self, *, at: datetime | None = None, part: int = PART) -> Audit | None:
        """One part of the round that is under way, or the first of a new one; None where none is due yet."""
        now = at or timezone.now()
        audit = self.select_for_update().order_by("-pk").first()
        if audit is None or audit.ended_at:
            if audit and audit.began_at > now - APART:
                return None
            audit = self.create(began_at=now)
            audit.take_in(_shortened(), at=now)
        audit.read_on(part, at=now)
        return audit


class Audit(models.Model):
    """One round: how far it came, what it found."""

    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    number = models.PositiveBigIntegerField(default=0)
    """The seal up to which everything was compared."""
    hash = models.CharField(max_length=64, default="")
    rows = models.PositiveBigIntegerField(default=0)
    redacted = models.PositiveBigIntegerField(default=0)
    found = models.PositiveBigIntegerField(default=0)
    differences = models.JSONField(default=list)
    """The first of them: what, table, key."""

    objects = AuditQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.began_at:%Y-%m-%d %H:%M} {self.found}"

    def read_on(self, part: int, *, at: datetime) -> None:
        """Compare the next rows; at the head of the chain the round ends."""
        reading = Reading(after=self.number)
        self.take_in(reading.differences(rows_at_most=part), at=at)
        self.number, self.hash = reading.number, reading.hash
        self.rows, self.redacted = self.rows + reading.rows, self.redacted + reading.redacted
        if not Seal.objects.filter(number__gt=self.number).exists():
            self.take_in(beside(), at=at)
            self.ended_at = at
        self.save()

    def take_in(self, found: Iterator[Difference], *, at: datetime) -> None:
        """Count them, and keep the first ones. The first of a round is put on record."""
        for one in found:
            if not self.found:
                Event.record("history.differed", by=None, at=at)
            self.found += 1
            if len(self.differences) < NAMED:
                self.differences.append([one.what, one.table, one.key])


def _shortened() -> Iterator[Difference]:
    """The head of the round before, if it is not there any more."""
    before = Audit.objects.ended().order_by("-pk").first()
    if before and before.number and not Seal.objects.filter(number=before.number, hash=before.hash).exists():
        yield Difference("removed", "seal", before.number)
