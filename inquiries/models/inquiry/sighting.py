"""Sighting 閲覧: who uncovered which personal detail of whom, or looked somebody up, and why."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.models.event import Event, make_salt
from inquiries.models.explanation import explained
from inquiries.models.refusal import Refusal
from inquiries.models.staff import Staff

if TYPE_CHECKING:
    from .inquiry import Inquiry

HOUR = timedelta(hours=1)


class AllowanceSpent(Refusal):
    """Nobody uncovers details, or looks people up, more than a set number of times in an hour."""

    sentence = _("You have uncovered or looked up as much as one person may in an hour. Ask your supervisor.")


class SightingQuerySet(models.QuerySet["Sighting"]):
    """Questions about many sightings."""

    def in_the_hour_before(self, now: datetime, staff: Staff) -> SightingQuerySet:
        """What counts against a person's allowance."""
        return self.filter(staff=staff, at__gt=now - HOUR)

    def uncover(self, inquiry: Inquiry, *, field: str, reason: str, by: Staff, at: datetime | None = None) -> Sighting:
        """Put on record that `by` is shown a detail of the inquiry's contact. NoReason, AllowanceSpent."""
        return self.spend(field, inquiry=inquiry, reason=reason, by=by, at=at or timezone.now())

    def spend(self, field: str, *, inquiry: Inquiry | None, reason: str, by: Staff, at: datetime) -> Sighting:
        """One sighting more of the allowance. NoReason; AllowanceSpent, which supervisors see for an hour.

        Called outside a transaction, so that what they see is not undone with the refusal.
        """
        why, contact = explained(reason)[:200], inquiry.contact if inquiry else None
        with transaction.atomic():
            Staff.objects.select_for_update(no_key=True).get(pk=by.pk)
            if self.in_the_hour_before(at, by).count() < settings.HOTLINE_REVEALS_PER_HOUR:
                return self.create(staff=by, inquiry=inquiry, contact=contact, field=field, reason=why, at=at)
        if not spent(at).filter(by=by).exists():
            Event.record("allowance.spent", by=by, at=at)
        raise AllowanceSpent


def spent(at: datetime) -> models.QuerySet[Event]:
    """Who was stopped within the hour before, the last one first."""
    return Event.objects.named("allowance.spent").since(at - HOUR).select_related("by").order_by("-at", "-pk")


class Sighting(models.Model):
    """One uncovering. A look-up made during a call has no inquiry until the call is saved."""

    class Field(models.TextChoices):
        """What was uncovered, or done."""

        ADDRESS = "address", pgettext_lazy("sighting", "Mail address")
        PHONE = "phone", pgettext_lazy("sighting", "Telephone number")
        LOOKUP = "lookup", pgettext_lazy("sighting", "Look-up in the list of affected people")

    DETAILS = ((Field.ADDRESS.value, Field.ADDRESS.label), (Field.PHONE.value, Field.PHONE.label))
    """What can be uncovered."""

    staff = models.ForeignKey("Staff", models.PROTECT, related_name="sightings")
    contact = models.ForeignKey(  # the number stays when the contact goes
        "Contact", models.DO_NOTHING, null=True, related_name="sightings", db_constraint=False
    )
    inquiry = models.ForeignKey("Inquiry", models.PROTECT, null=True, related_name="sightings")
    field = models.CharField(max_length=10, choices=Field)
    reason = models.CharField(max_length=200)
    at = models.DateTimeField()
    salt = models.BinaryField(default=make_salt, null=True)

    objects = SightingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(field="lookup") | Q(inquiry__isnull=False, contact__isnull=False),
                name="details_are_of_an_inquiry",
            )
        ]
        indexes = [models.Index(fields=["staff", "at"], name="sighting_by_staff")]

    def __str__(self) -> str:
        return self.get_field_display()
