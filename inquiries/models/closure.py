"""Closure 完了: an inquiry is closed while this row exists."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import pgettext_lazy


class Closed(Exception):
    """The inquiry is closed already."""


class NotClosed(Exception):
    """Only a closed inquiry can be reopened."""


class Closure(models.Model):
    """Who closed it, when, and with what outcome."""

    class Outcome(models.TextChoices):
        """What came of the inquiry."""

        ANSWERED = "answered", pgettext_lazy("outcome", "Answered from the notice")
        ANSWERED_FREELY = "answered_freely", pgettext_lazy("outcome", "Answered in own words")
        TO_ISSUER = "to_issuer", pgettext_lazy("outcome", "Referred to the card company")
        TO_SECOND_LINE = "to_second_line", pgettext_lazy("outcome", "Handed to the second line")
        NO_ANSWER = "no_answer", pgettext_lazy("outcome", "No answer possible")
        NOT_NEEDED = "not_needed", pgettext_lazy("outcome", "No answer needed")
        DUPLICATE = "duplicate", pgettext_lazy("outcome", "Duplicate")

    inquiry = models.OneToOneField("Inquiry", models.CASCADE, related_name="closure")
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(max_length=20, choices=Outcome)

    def __str__(self) -> str:
        return self.get_outcome_display()
