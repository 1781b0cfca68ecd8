"""Allowance 閲覧の上限: how much of customers one person is shown in an hour, and the stop after it."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from inquiries.models.event import Event
from inquiries.models.refusal import Refusal
from inquiries.models.staff import Staff

from .lifting import Lifting

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

HOUR = timedelta(hours=1)


class AllowanceSpent(Refusal):
    """Nobody uncovers details, or looks people up, more than a set number of times in an hour."""

    sentence = _("You have uncovered or looked up as much as one person may in an hour. Ask your supervisor.")


class OpeningsSpent(AllowanceSpent):
    """Nor opens more cases, pages of lists and files."""

    sentence = _("You have opened as many cases as one person may in an hour. Ask your supervisor.")


class SearchesSpent(AllowanceSpent):
    """Nor searches more often."""

    sentence = _("You have searched as often as one person may in an hour. Ask your supervisor.")


class Allowance(Enum):
    """Each kind of seeing is counted by itself; its value stands in events."""

    REVEALS = "reveals"
    OPENINGS = "openings"
    SEARCHES = "searches"

    @property
    def label(self) -> StrOrPromise:
        """What is counted."""
        return LABELS[self]

    @property
    def fields(self) -> tuple[str, ...]:
        """The sightings that count."""
        return FIELDS[self]

    @property
    def counts(self) -> str:
        """What of them: each detail and look-up, but an object that is opened again once in the hour."""
        return "pk" if self is Allowance.REVEALS else "once"

    def of(self, staff: Staff) -> int:
        """How many of them this person has in an hour."""
        if self is Allowance.OPENINGS:
            return settings.HOTLINE_OPENINGS_PER_HOUR[staff.role]
        return settings.HOTLINE_REVEALS_PER_HOUR if self is Allowance.REVEALS else settings.HOTLINE_SEARCHES_PER_HOUR

    def stop(self, by: Staff, *, at: datetime) -> AllowanceSpent:
        """What is raised; supervisors see for an hour who was stopped.

        Called outside a transaction, so that what they see is not undone with the refusal.
        """
        with transaction.atomic(savepoint=False):
            Staff.objects.select_for_update(no_key=True).get(pk=by.pk)
            if not spent(at).filter(by=by, particulars__allowance=self.value).exists():
                Event.record("allowance.spent", by=by, at=at, allowance=self.value)
        return REFUSALS[self]()


LABELS: dict[Allowance, StrOrPromise] = {
    Allowance.REVEALS: _("Details uncovered, people looked up"),
    Allowance.OPENINGS: _("Cases and pages of lists opened, files downloaded"),
    Allowance.SEARCHES: _("Searches"),
}
FIELDS: dict[Allowance, tuple[str, ...]] = {
    Allowance.REVEALS: ("address", "phone", "lookup"),
    Allowance.OPENINGS: ("opening", "page", "download"),
    Allowance.SEARCHES: ("search",),
}
REFUSALS = {
    Allowance.REVEALS: AllowanceSpent,
    Allowance.OPENINGS: OpeningsSpent,
    Allowance.SEARCHES: SearchesSpent,
}


def spent(at: datetime) -> models.QuerySet[Event]:
    """Who was stopped within the hour before, and is still, the last one first."""
    lifted = Lifting.objects.filter(staff=OuterRef("by"), at__gte=OuterRef("at"))
    stops = Event.objects.named("allowance.spent").since(at - HOUR).filter(~Exists(lifted))
    return stops.select_related("by").order_by("-at", "-pk")


def lift(staff: Staff, *, reason: str, by: Staff, at: datetime) -> Lifting:
    """Count anew what this person has seen. OwnAllowance, NotStopped, NoReason."""
    with transaction.atomic():
        Staff.objects.select_for_update(no_key=True).get(pk=staff.pk)
        lifting = Lifting.objects.lift(
            staff, reason=reason, by=by, at=at, is_stopped=spent(at).filter(by=staff).exists()
        )
        Event.record("allowance.lifted", by=by, at=at, owner=staff.name)
    return lifting
