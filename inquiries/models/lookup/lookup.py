"""Lookup 照会: somebody at the desk asked whether a person is affected. The value itself is not stored."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.models.event import Event
from inquiries.models.gated import GatedQuerySet
from inquiries.models.inquiry.sighting import Sighting
from inquiries.models.locking import WrongKeys
from inquiries.models.notice.notice import Version
from inquiries.models.roster.blind_key import Kind, NotWhole, plain
from inquiries.models.roster.cohort import Cohort, Windows
from inquiries.models.roster.entry import RosterEntry
from inquiries.models.roster.roster import Roster

from .outcome import Because, Finding, Outcome

if TYPE_CHECKING:
    from inquiries.models.inquiry.inquiry import Inquiry
    from inquiries.models.staff import Staff

KINDS = {
    Kind.MAIL: _("Mail address"),
    Kind.PHONE: _("Telephone number"),
    Kind.MEMBER: _("Member ID"),
}
LEADING = (Cohort.CARD, Cohort.UNDETERMINED, Cohort.MEMBER, Cohort.OUTSIDE)
"""Of somebody in several cohorts, the one whose answers are chosen. What cannot be told goes before what can."""


class LookupQuerySet(GatedQuerySet["Lookup"]):
    """Questions about many look-ups, and the making of one."""

    def newest_first(self) -> Self:
        """The last one first."""
        return self.order_by("-at", "-pk")

    def loose_of(self, staff: Staff) -> Self:
        """Those that this person made during a call that is not saved yet."""
        return self.filter(sighting__staff=staff, inquiry=None)

    def to_show(self) -> Self:
        """With all that is printed about one."""
        return self.select_related("sighting__staff", "roster", "version")

    def make(
        self,
        kind: Kind,
        typed: str,
        *,
        reason: str,
        by: Staff,
        inquiry: Inquiry | None = None,
        at: datetime | None = None,
    ) -> Lookup:
        """Look up one whole value, on record. NotWhole, NoReason, AllowanceSpent."""
        now = at or timezone.now()
        if not plain(kind, typed):
            raise NotWhole
        sighting = Sighting.objects.spend(Sighting.Field.LOOKUP, inquiry=inquiry, reason=reason, by=by, at=now)
        version, roster = Version.objects.in_force(), Roster.objects.in_force()
        with transaction.atomic():
            value, finding = look_up(roster, version, kind, typed)
            lookup = self._keep(
                finding,
                inquiry=inquiry, sighting=sighting, kind=kind, value=value, roster=roster, version=version, at=now,
            )  # fmt: skip
            Event.record("lookup.made", by=by, inquiry=inquiry, at=now)
        return lookup

    @transaction.atomic
    def make_own(self, inquiry: Inquiry, roster: Roster, kind: Kind, value: bytes, *, at: datetime) -> Lookup:
        """The customer looks themselves up on their page, by a value of this list that they have proved."""
        version = Version.objects.in_force()
        people = RosterEntry.objects.hashed(kind, value, roster=roster.pk)
        lookup = self._keep(
            Finding.of(people, Windows.of(version)),
            inquiry=inquiry, kind=kind, value=value, roster=roster, version=version, at=at,
        )  # fmt: skip
        inquiry.record("lookup.made", by=None, at=at)
        return lookup

    def own_of(self, inquiry: Inquiry) -> Lookup | None:
        """The last one that the customer made on the page of this inquiry."""
        return self.filter(inquiry=inquiry, sighting=None).to_show().newest_first().first()

    def _keep(self, finding: Finding, **of: Any) -> Lookup:
        found = {"outcome": finding.outcome, "cohorts": list(finding.cohorts), "because": finding.because}
        return self.create(**of, **found)

    @transaction.atomic
    def tie(self, made: Iterable[Lookup], inquiry: Inquiry, *, by: Staff, at: datetime | None = None) -> None:
        """Look-ups that `by` made during a call belong to the inquiry that the call was saved in."""
        if not (keys := [lookup.pk for lookup in made]):
            return
        loose = self.loose_of(by).filter(pk__in=keys)
        sightings = list(loose.values_list("sighting", flat=True))
        if loose.update(inquiry=inquiry):
            Sighting.objects.filter(pk__in=sightings).update(inquiry=inquiry, contact=inquiry.contact)
            inquiry.record("lookup.tied", by=by, at=at)


def look_up(roster: Roster | None, version: Version | None, kind: Kind, typed: str) -> tuple[bytes, Finding]:
    """The HMAC of the value, and what list and notice say of it. NotWhole."""
    if roster is None or roster.blind_key is None:
        return b"", Finding.unknown(Because.NO_ROSTER)
    try:
        value = roster.blind_key.blinder().blinded(kind, typed)
    except WrongKeys:
        return b"", Finding.unknown(Because.WRONG_KEYS)
    return value, Finding.of(RosterEntry.objects.hashed(kind, value, roster=roster.pk), Windows.of(version))


class Lookup(models.Model):
    """One question to the list. `sighting` says who asked, and why; it is empty where the customer asked."""

    inquiry = models.ForeignKey("Inquiry", models.CASCADE, null=True, related_name="lookups")
    sighting = models.OneToOneField(Sighting, models.PROTECT, null=True, related_name="lookup")
    kind = models.CharField(max_length=10, choices=[(kind.value, name) for kind, name in KINDS.items()])
    value = models.BinaryField()
    """HMAC of the value, with the key of that list; empty where there was no list that could be opened."""
    roster = models.ForeignKey(Roster, models.PROTECT, null=True, related_name="+")
    version = models.ForeignKey(Version, models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=20, choices=Outcome)
    cohorts = models.JSONField(default=list)
    because = models.CharField(max_length=20, choices=Because, blank=True)
    at = models.DateTimeField()

    objects = LookupQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["inquiry", "at"], name="lookup_of_inquiry")]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.at):%H:%M}"

    @property
    def finding(self) -> Finding:
        """What was found. Whoever shows it has asked first whether it may be opened."""
        cohorts = tuple(Cohort(cohort) for cohort in self.cohorts)
        return Finding(Outcome(self.outcome), cohorts, self.because)

    @property
    def cohort(self) -> Cohort | None:
        """The one whose answers are chosen; None where nothing can be said."""
        return next((cohort for cohort in LEADING if cohort in self.cohorts), None)

    def is_stale(self, roster: Roster | None, version: Version | None) -> bool:
        """Another list, or another notice, is in force since: it has to be looked up again."""
        return (roster and roster.pk, version and version.pk) != (self.roster_id, self.version_id)
