"""Withdrawal 取り下げ: an escalation needs no answer any more while this row exists."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from inquiries.models.explanation import LONGEST


class Withdrawal(models.Model):
    """Who took it back, when, and why."""

    escalation = models.OneToOneField("Escalation", models.CASCADE, related_name="withdrawal")
    reason = models.CharField(max_length=LONGEST)
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.reason
