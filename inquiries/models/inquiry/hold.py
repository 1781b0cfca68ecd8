"""Hold 保留: an inquiry waits for something while this row exists."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.models.refusal import Refusal


class Held(Refusal):
    """It waits already."""

    sentence = _("This inquiry is on hold already.")


class NotHeld(Refusal):
    """It does not wait."""

    sentence = _("This inquiry is not on hold.")


class Hold(models.Model):
    """Who lets it wait, since when, for what, and until when at the longest."""

    class Reason(models.TextChoices):
        """What it waits for."""

        CUSTOMER = "customer", pgettext_lazy("hold", "The customer's answer")
        ISSUER = "issuer", pgettext_lazy("hold", "The card company")
        SECOND_LINE = "second_line", pgettext_lazy("hold", "The second line")
        CALLBACK = "callback", pgettext_lazy("hold", "A promised call")
        OTHER = "other", pgettext_lazy("hold", "Something else")

    inquiry = models.OneToOneField("Inquiry", models.CASCADE, related_name="hold")
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=20, choices=Reason)
    words = models.CharField(max_length=200, blank=True)
    until = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.get_reason_display()
