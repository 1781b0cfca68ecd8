"""Withdrawal 取り下げ: an escalation needs no answer any more while this row exists."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone

from inquiries.models.explanation import LONGEST, explained

from .index import Index

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

    from .escalation import Escalation


class WithdrawalManager(models.Manager["Withdrawal"]):
    """Withdrawals."""

    def enter(self, escalation: Escalation, *, reason: str, by: Staff, at: datetime) -> Withdrawal:
        """Put one on record. NoReason where nothing is said."""
        withdrawal = self.create(escalation=escalation, reason=explained(reason), by=by, at=at)
        Index.objects.add(withdrawal, to=escalation.inquiry_id, at=at)
        escalation.inquiry.record("escalation.withdrawn", by=by, at=at, route=escalation.code)
        return withdrawal


class Withdrawal(models.Model):
    """Who took it back, when, and why."""

    escalation = models.OneToOneField("Escalation", models.CASCADE, related_name="withdrawal")
    reason = models.CharField(max_length=LONGEST)
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = WithdrawalManager()

    def __str__(self) -> str:
        return self.reason
