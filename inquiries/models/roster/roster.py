"""Roster 対象者名簿: the list of affected people as it was loaded once. One is in force; the next replaces it whole.

While it is built nobody is found in it. It comes into force in one short transaction, or it is discarded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.models.event import Event
from inquiries.models.explanation import LONGEST
from inquiries.models.locking import WrongKeys
from inquiries.models.notice.notice import Version
from inquiries.models.refusal import Refusal

from .blind_key import Blinder, BlindKey, Kind
from .cohort import Counts, Windows
from .entry import RosterEntry, RosterEntryQuerySet

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

AT_ONCE = 5_000
"""Rows that are erased in one transaction."""


class NoRoster(Refusal):
    """There is no list, so that nothing can be said about anybody."""

    sentence = _("No list of affected people has been loaded.")


class RosterGone(Refusal):
    """It is no longer being built: somebody else discarded it, or it is in force."""

    sentence = _("This list was discarded meanwhile. Begin again.")


class RosterQuerySet(models.QuerySet["Roster"]):
    """Questions about many lists, and the beginning of one."""

    def in_force(self) -> Roster | None:
        """The one in which people are looked up."""
        return self.filter(is_in_force=True).select_related("blind_key", "prepared_by", "accepted_by").first()

    def to_look_up(self) -> Roster:
        """The one in force. NoRoster."""
        if roster := self.in_force():
            return roster
        raise NoRoster

    def loaded(self) -> RosterQuerySet:
        """Those that are, or were, in force; the newest first."""
        return self.exclude(loaded_at=None).order_by("-number")

    def known(self, content: bytes) -> Roster | None:
        """The one in force, if it was loaded from this content with the newest key."""
        roster, key = self.in_force(), BlindKey.objects.newest()
        if not (roster and key and roster.blind_key_id == key.pk):
            return None
        is_same = key.can_be_opened and bytes(roster.fingerprint) == key.blinder().fingerprint(content)
        return roster if is_same else None

    @transaction.atomic
    def begin(self, *, by: Staff | None, at: datetime | None = None) -> Roster:
        """An empty list that is not in force."""
        newest = self.select_for_update().order_by("-number").first()
        return self.create(
            number=newest.number + 1 if newest else 1,
            blind_key=BlindKey.objects.usable(at=at),
            prepared_by=by,
            begun_at=at or timezone.now(),
        )

    def recount(self, version: Version, *, at: datetime | None = None) -> None:
        """A version comes into force: count the cohorts by its windows. A difference is on record."""
        roster = self.in_force()
        if roster is None:
            return
        before, was = roster.counts, roster.windows
        roster.count(version)
        if was != roster.windows:
            Event.record(
                "roster.recounted", by=version.published_by, at=at, roster=roster.number, version=version.number,
                before=before, after=roster.counts,
            )  # fmt: skip

    def erase_replaced(self, *, begun_before: datetime | None = None) -> int:
        """Erase the people of lists that were replaced, and lists whose making was given up; how many people.

        `begun_before`: a list that is being built since then has nobody left who builds it.
        """
        gone = 0
        for roster in self.exclude(loaded_at=None).filter(is_in_force=False).exclude(blind_key=None):
            gone += roster.erase()
            self.filter(pk=roster.pk).update(blind_key=None)
        for roster in self.filter(loaded_at=None, begun_at__lt=begun_before) if begun_before else self.none():
            gone += roster.erase()
            roster.delete()
        BlindKey.objects.forget_unused()
        return gone


class Roster(models.Model):
    """One list. Of a former one the record stays: who loaded it, when, and how many it held."""

    number = models.PositiveIntegerField(unique=True)
    blind_key = models.ForeignKey(BlindKey, models.SET_NULL, null=True, related_name="rosters")
    fingerprint = models.BinaryField(default=bytes)
    """HMAC of the file and of what was read from which column: the same file is known again."""
    begun_at = models.DateTimeField()
    loaded_at = models.DateTimeField(null=True)
    is_in_force = models.BooleanField(default=False)
    prepared_by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    accepted_by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    alone_because = models.CharField(max_length=LONGEST, blank=True)
    rows = models.PositiveIntegerField(default=0)
    """Records in the file."""
    refused = models.PositiveIntegerField(default=0)
    """Of these, how many were left out."""
    counted_for = models.ForeignKey(Version, models.PROTECT, null=True, related_name="+")
    counts = models.JSONField(default=dict)

    objects = RosterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["is_in_force"], condition=Q(is_in_force=True), name="one_roster_in_force"),
            models.CheckConstraint(
                condition=Q(prepared_by=None)
                | Q(accepted_by=None)
                | ~Q(prepared_by=models.F("accepted_by"))
                | ~Q(alone_because=""),
                name="two_people_for_a_roster",
            ),
        ]

    def __str__(self) -> str:
        return _("List %(number)s") % {"number": self.number}

    @property
    def taken(self) -> int:
        """How many people it holds, or held."""
        return self.rows - self.refused

    @property
    def windows(self) -> Windows:
        """Those for which `counts` were counted."""
        return Windows.of(self.counted_for)

    @property
    def has_old_key(self) -> bool:
        """The blind key was changed since: this list has to be loaded again."""
        newest = BlindKey.objects.newest()
        return newest is not None and newest.pk != self.blind_key_id

    @property
    def can_be_opened(self) -> bool:
        """HOTLINE_KEYS open its key, so that people can be looked up."""
        return self.blind_key is not None and self.blind_key.can_be_opened

    def find(self, kind: Kind, typed: str) -> RosterEntryQuerySet:
        """The people with exactly this value, in any spelling: none, one, or several. NotWhole, WrongKeys."""
        return RosterEntry.objects.hashed(kind, self.to_hash().blinded(kind, typed), roster=self.pk)

    def to_hash(self) -> Blinder:
        """What hashes as this list was hashed. WrongKeys."""
        if self.blind_key is None:
            raise WrongKeys
        return self.blind_key.blinder()

    def people(self) -> RosterEntryQuerySet:
        """Its people."""
        return RosterEntry.objects.filter(roster=self)

    @transaction.atomic
    def take(self, entries: Iterable[RosterEntry]) -> int:
        """Add people while it is being built; how many. RosterGone."""
        if not Roster.objects.select_for_update().filter(pk=self.pk, loaded_at=None).exists():
            raise RosterGone
        entries = list(entries)
        for entry in entries:
            entry.roster = self
        RosterEntry.objects.bulk_create(entries)
        return len(entries)

    def count(self, version: Version | None) -> None:
        """Count the cohorts as this version says."""
        self.counted_for, self.counts = version, dict(self.people().counts(Windows.of(version)))
        self.save(update_fields=["counted_for", "counts"])

    def counts_under(self, windows: Windows) -> Counts:
        """The cohorts under these windows: counted anew only where they are others."""
        return self.counts if self.counts and windows == self.windows else self.people().counts(windows)

    @transaction.atomic
    def come_into_force(
        self,
        *,
        rows: int,
        refused: int,
        fingerprint: bytes,
        by: Staff | None,
        alone_because: str = "",
        finish: Callable[[Roster], None] = lambda _roster: None,
        at: datetime | None = None,
    ) -> None:
        """From now on people are looked up in it, and no longer in the one before. RosterGone.

        `finish` writes in the same transaction what else becomes true.
        """
        now = at or timezone.now()
        Roster.objects.select_for_update().filter(is_in_force=True).update(is_in_force=False)
        self.rows, self.refused, self.fingerprint = rows, refused, fingerprint
        self.accepted_by, self.alone_because, self.loaded_at, self.is_in_force = by, alone_because, now, True
        kept = ("rows", "refused", "fingerprint", "accepted_by", "alone_because", "loaded_at", "is_in_force")
        if not Roster.objects.filter(pk=self.pk, loaded_at=None).update(**{name: getattr(self, name) for name in kept}):
            raise RosterGone
        self.count(Version.objects.in_force())
        told: dict[str, Any] = {"roster": self.number, "people": self.taken, "refused": refused}
        if alone_because:
            Event.record("roster.loaded_alone", by=by, at=now, because=alone_because, **told)
        else:
            Event.record("roster.loaded", by=by, at=now, **told)
        finish(self)

    def discard(self) -> None:
        """It does not come into force: its people are erased."""
        self.erase()
        Roster.objects.filter(pk=self.pk, loaded_at=None).delete()

    def erase(self) -> int:
        """Erase its people, some thousand at a time; how many."""
        gone = 0
        while keys := list(self.people().order_by("pk").values_list("pk", flat=True)[:AT_ONCE]):
            gone += self.people().filter(pk__gte=keys[0], pk__lte=keys[-1]).delete()[0]
        return gone
