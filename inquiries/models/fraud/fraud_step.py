"""FraudStep: the matter of an unknown charge reached a stage, as somebody reported it."""

from __future__ import annotations

from django.db import models

from inquiries.models.card.step import Reporter

from .fraud_stage import FraudStage


class FraudStep(models.Model):
    """One stage: when it was reached, who reported it, who wrote it down (`by`)."""

    fraud_report = models.ForeignKey("FraudReport", models.CASCADE, related_name="steps")
    stage = models.CharField(max_length=12, choices=FraudStage)
    reported_by = models.CharField(max_length=10, choices=Reporter)
    happened_on = models.DateField()
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.get_stage_display()
