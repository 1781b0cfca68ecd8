"""Step: a reissue reached a stage, as somebody reported it."""

from __future__ import annotations

from datetime import timedelta

from django.db import models
from django.utils.translation import pgettext_lazy

from .stage import Stage

REPORTED_WITHIN = timedelta(days=366)
"""A step of longer ago is a mistyped year."""


class Reporter(models.TextChoices):
    """Who says that a step was taken."""

    CUSTOMER = "customer", pgettext_lazy("reporter", "Customer")
    ISSUER = "issuer", pgettext_lazy("reporter", "Card company")
    PROCESSOR = "processor", pgettext_lazy("reporter", "Payment processor")
    US = "us", pgettext_lazy("reporter", "Us")


class StepQuerySet(models.QuerySet["Step"]):
    """Questions about many steps."""

    def standing(self) -> StepQuerySet:
        """Not taken back."""
        return self.filter(retraction=None)

    def to_list(self) -> StepQuerySet:
        """With all that a line about each prints, the oldest first."""
        return self.select_related("by", "retraction__by", "row_answer__row__sheet").order_by("at", "pk")

    def newest_first(self) -> StepQuerySet:
        """The one written down last comes first."""
        return self.order_by("-at", "-pk")


class Step(models.Model):
    """One stage: when it was reached, who reported it, who wrote it down (`by`; None: the customer themselves)."""

    reissue = models.ForeignKey("Reissue", models.CASCADE, related_name="steps")
    stage = models.CharField(max_length=12, choices=Stage)
    reported_by = models.CharField(max_length=10, choices=Reporter)
    happened_on = models.DateField()
    by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    objects = StepQuerySet.as_manager()

    def __str__(self) -> str:
        return self.get_stage_display()

    @property
    def is_retracted(self) -> bool:
        """Somebody took it back."""
        return hasattr(self, "retraction")
