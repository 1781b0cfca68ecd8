"""Sighting 閲覧: who opened, searched, uncovered or downloaded what of whom, and looked whom up, and why.

An opening, a search, a page of a list and a download are one row for each person, object and quarter of an hour.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import connection, models, transaction
from django.db.models import Count, Exists, F, Max, OuterRef, Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from inquiries.models.event import make_salt
from inquiries.models.explanation import explained
from inquiries.models.gated import GatedQuerySet
from inquiries.models.role import Right
from inquiries.models.staff import Staff

from .allowance import HOUR, Allowance
from .lifting import Lifting

if TYPE_CHECKING:
    from .inquiry import Inquiry

QUARTER = 15 * 60
"""Seconds."""

INSERT = (
    "INSERT INTO inquiries_sighting (staff_id, inquiry_id, contact_id, field, reason, at, quarter, once, salt)"
    " SELECT %%s, %%s, %s, %%s, '', %%s, %%s, %%s, %%s"  # the contact of the inquiry
    " WHERE (SELECT COUNT(*) FROM (%s) AS others) < %%s ON CONFLICT DO NOTHING"  # what counts, and how much is allowed
)


def quarter_of(at: datetime) -> int:
    """The quarter of an hour in which it lies, counted from 1970."""
    return int(at.timestamp()) // QUARTER


@dataclass(frozen=True)
class Seen:
    """What somebody is shown. `once` names the object: a row of ours, or the digest of what was searched."""

    field: Sighting.Field
    once: str
    inquiry: int | None = None
    contact: int | None = None

    @classmethod
    def of_inquiry(cls, pk: int) -> Seen:
        """An inquiry, whichever of its pages or parts."""
        return cls(Sighting.Field.OPENING, f"i{pk}", inquiry=pk)

    @classmethod
    def of_contact(cls, pk: int) -> Seen:
        """A contact in the call form."""
        return cls(Sighting.Field.OPENING, f"c{pk}", contact=pk)

    @property
    def allowance(self) -> Allowance:
        """Against which it counts."""
        return next(one for one in Allowance if self.field in one.fields)


class SightingQuerySet(GatedQuerySet["Sighting"]):
    """Questions about many sightings."""

    right = Right.SEE_SIGHTINGS

    def against(self, allowance: Allowance) -> SightingQuerySet:
        """Those that count against it."""
        return self.filter(field__in=allowance.fields)

    def in_the_hour_before(
        self, now: datetime, staff: Staff, allowance: Allowance = Allowance.REVEALS
    ) -> SightingQuerySet:
        """What counts against a person's allowance: nothing from before it was lifted."""
        lifted = Lifting.objects.filter(staff=staff, at__gte=OuterRef("at"))
        return self.against(allowance).filter(~Exists(lifted), staff=staff, at__gt=now - HOUR)

    def spent_of(self, allowance: Allowance, staff: Staff, now: datetime) -> tuple[int, datetime | None]:
        """How much of it is spent, each object once; and when the first of them counts no more."""
        counted = self.in_the_hour_before(now, staff, allowance)
        if allowance is Allowance.REVEALS:
            oldest = counted.order_by("at").values_list("at", flat=True).first()
            return counted.count(), oldest and oldest + HOUR
        last = [row["last"] for row in counted.values("once").annotate(last=Max("at")).order_by("last")]
        return len(last), last[0] + HOUR if last else None

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
            if self.in_the_hour_before(at, by).count() < Allowance.REVEALS.of(by):
                return self.create(
                    staff=by, inquiry=inquiry, contact=contact, field=field, reason=why, at=at, quarter=quarter_of(at)
                )
        raise Allowance.REVEALS.stop(by, at=at)

    def see(self, seen: Seen, *, by: Staff, at: datetime | None = None) -> None:
        """Put on record that `by` is shown this, once in a quarter of an hour. AllowanceSpent.

        Two statements. Of a person one after the other, so that the allowance holds for many requests at once too.
        """
        now = at or timezone.now()
        with transaction.atomic(savepoint=False):
            Staff.objects.select_for_update(no_key=True).get(pk=by.pk)
            is_new = self._put(seen, by, now)
        if not is_new and not self.filter(staff=by, quarter=quarter_of(now), once=seen.once).exists():
            raise seen.allowance.stop(by, at=now)

    def _put(self, seen: Seen, by: Staff, at: datetime) -> bool:
        """In one statement, unless it is there or as many others were seen within the hour; whether it was."""
        others = self.in_the_hour_before(at, by, seen.allowance).exclude(once=seen.once)
        counted, counted_with = others.order_by().values("once").distinct().query.sql_with_params()
        contact, asked_with = "(SELECT contact_id FROM inquiries_inquiry WHERE id = %s)", seen.inquiry
        if seen.inquiry is None:
            contact, asked_with = "%s", seen.contact
        moment = connection.ops.adapt_datetimefield_value(at)
        row = (by.pk, seen.inquiry, asked_with, seen.field.value, moment, quarter_of(at), seen.once, make_salt())
        with connection.cursor() as cursor:
            cursor.execute(INSERT % (contact, counted), (*row, *counted_with, seen.allowance.of(by)))
            return bool(cursor.rowcount)

    def of_contact_or(self, inquiry: Inquiry) -> SightingQuerySet:
        """Whoever saw this inquiry, or its contact in another one."""
        return self.filter(Q(inquiry=inquiry) | Q(contact=inquiry.contact_id))

    def by_hour(self, first: int, end: int) -> models.QuerySet[Any, Any]:
        """For each person and hour between two quarters: how many different objects of each allowance."""
        counts = {
            one.value: Count(
                "pk" if one is Allowance.REVEALS else "once", distinct=True, filter=Q(field__in=one.fields)
            )
            for one in Allowance
        }
        hours = self.filter(quarter__gte=first, quarter__lt=end).order_by()
        return hours.values("staff", hour=F("quarter") / 4).annotate(**counts)


class Sighting(models.Model):
    """One of them. A look-up made during a call has no inquiry until the call is saved."""

    class Field(models.TextChoices):
        """What was uncovered, or done."""

        ADDRESS = "address", pgettext_lazy("sighting", "Mail address")
        PHONE = "phone", pgettext_lazy("sighting", "Telephone number")
        LOOKUP = "lookup", pgettext_lazy("sighting", "Look-up in the list of affected people")
        OPENING = "opening", pgettext_lazy("sighting", "Opened")
        SEARCH = "search", pgettext_lazy("sighting", "Searched")
        PAGE = "page", pgettext_lazy("sighting", "Further page of a list")
        DOWNLOAD = "download", pgettext_lazy("sighting", "Downloaded a file")

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
    quarter = models.PositiveBigIntegerField(null=True)
    once = models.CharField(max_length=40, null=True)
    """Together with `quarter`: the object and the quarter of an hour of an opening, a search, a page or a download."""

    objects = SightingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(field__in=["lookup", "search", "page", "download"])
                | Q(field="opening", contact__isnull=False)
                | Q(inquiry__isnull=False, contact__isnull=False),
                name="details_are_of_an_inquiry",
            ),
            models.UniqueConstraint(
                fields=["staff", "quarter", "once"], condition=Q(once__isnull=False), name="seen_once_in_a_quarter"
            ),
        ]
        indexes = [
            models.Index(fields=["staff", "at"], name="sighting_by_staff"),
            models.Index(fields=["quarter", "staff", "field", "once"], name="sighting_by_quarter"),
        ]

    def __str__(self) -> str:
        return self.get_field_display()
