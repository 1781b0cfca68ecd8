"""Rejection 見送り: a suggested answer that somebody put away, for it does not fit this inquiry."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone

from inquiries.models.gated import GatedQuerySet

if TYPE_CHECKING:
    from inquiries.models.answer.answer import Answer
    from inquiries.models.inquiry.inquiry import Inquiry
    from inquiries.models.staff import Staff


class RejectionQuerySet(GatedQuerySet["Rejection"]):
    """Questions about many rejections."""

    def reject(self, answer: Answer, *, inquiry: Inquiry, by: Staff, at: datetime | None = None) -> Rejection:
        """Put the suggestion away, for everybody. A second time changes nothing."""
        defaults = {"by": by, "at": at or timezone.now()}
        return self.get_or_create(answer=answer, inquiry=inquiry, defaults=defaults)[0]


class Rejection(models.Model):
    """While the row exists, the answer is not suggested for this inquiry."""

    inquiry = models.ForeignKey("Inquiry", models.CASCADE, related_name="rejections")
    answer = models.ForeignKey("Answer", models.CASCADE, related_name="rejections")
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = RejectionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["inquiry", "answer"], name="rejected_once")]

    def __str__(self) -> str:
        return f"{self.inquiry} · {self.answer}"

    def end(self) -> None:
        """It fits after all."""
        self.delete()
