"""Sighting 閲覧: who uncovered which personal detail of whom, and why."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.models.explanation import explained
from inquiries.models.refusal import Refusal

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

    from .inquiry import Inquiry


class AllowanceSpent(Refusal):
    """Nobody uncovers more than a set number of details in an hour."""

    sentence = _("You have uncovered as many details as one person may in an hour. Ask your supervisor.")


class SightingQuerySet(models.QuerySet["Sighting"]):
    """Questions about many sightings."""

    def in_the_hour_before(self, now: datetime, staff: Staff) -> SightingQuerySet:
        """What counts against a person's allowance."""
        return self.filter(staff=staff, at__gt=now - timedelta(hours=1))

    def uncover(self, inquiry: Inquiry, *, field: str, reason: str, by: Staff, at: datetime | None = None) -> Sighting:
        """Put on record that `by` is shown a detail of the inquiry's contact."""
        now = at or timezone.now()
        why = explained(reason)
        if self.in_the_hour_before(now, by).count() >= settings.HOTLINE_REVEALS_PER_HOUR:
            raise AllowanceSpent
        return self.create(staff=by, inquiry=inquiry, contact=inquiry.contact, field=field, reason=why[:200], at=now)


class Sighting(models.Model):
    """One uncovering."""

    class Field(models.TextChoices):
        """What was uncovered."""

        ADDRESS = "address", pgettext_lazy("sighting", "Mail address")
        PHONE = "phone", pgettext_lazy("sighting", "Telephone number")

    staff = models.ForeignKey("Staff", models.PROTECT, related_name="sightings")
    contact = models.ForeignKey("Contact", models.CASCADE, related_name="sightings")
    inquiry = models.ForeignKey("Inquiry", models.PROTECT, related_name="sightings")
    field = models.CharField(max_length=10, choices=Field)
    reason = models.CharField(max_length=200)
    at = models.DateTimeField()

    objects = SightingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["staff", "at"], name="sighting_by_staff")]

    def __str__(self) -> str:
        return self.get_field_display()
