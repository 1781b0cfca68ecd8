"""RosterEntry 対象者: an affected person, without a name and without anything that can be read.

Mail addresses, telephone numbers and the member ID are HMACs: found by a whole value, never listed. The days stay as
they are, since windows move. The mail address once more, encrypted, for the mailing alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Case, Count, IntegerField, Q, Value, When
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact

from inquiries.models.locking import unlocked

from .blind_key import Kind
from .cohort import EVERY, Cohort, Counts, Days, Place, Window, Windows, nobody

if TYPE_CHECKING:
    from django.db.models.expressions import CombinedExpression

COLUMNS: dict[Kind, tuple[str, ...]] = {
    Kind.MAIL: ("mail", "other_mail"),
    Kind.PHONE: ("phone", "other_phone"),
    Kind.MEMBER: ("member",),
}
"""Where the hashes of a kind stand."""


class RosterEntryQuerySet(models.QuerySet["RosterEntry"]):
    """Questions about many people of a list. None of them lists whom it holds."""

    def hashed(self, kind: Kind, value: bytes, *, roster: int) -> RosterEntryQuerySet:
        """Those of a list with this value, by index. Several people may have one address or number."""
        columns = COLUMNS[kind]
        if len(columns) == 1:
            return self.filter(**{columns[0]: value}, roster=roster)
        either = Q()
        for column in columns:
            either |= Q(**{column: value})
        # Coalesce, for else SQLite goes through everybody of the list
        return self.filter(either).filter(Exact(Coalesce("roster_id", Value(0)), roster))

    def in_cohort(self, cohort: Cohort, windows: Windows) -> RosterEntryQuerySet:
        """Those whom these windows put into this cohort."""
        codes = [_code(places) for places in EVERY if cohort in windows.cohorts_at(places)]
        return self.annotate(places=_places(windows)).filter(places__in=codes)

    def counts(self, windows: Windows) -> Counts:
        """How many people each cohort holds, in one statement."""
        counts = nobody()
        if not windows.are_given:
            return counts
        by_code = {_code(places): windows.cohorts_at(places) for places in EVERY}
        placed = self.annotate(places=_places(windows)).order_by().values_list("places").annotate(Count("pk"))
        for code, people in placed:
            for cohort in by_code[code]:
                counts[cohort] += people
        return counts


class RosterEntry(models.Model):
    """One person of one list."""

    roster = models.ForeignKey("Roster", models.CASCADE, related_name="entries")
    member = models.BinaryField(null=True)
    mail = models.BinaryField(null=True)
    other_mail = models.BinaryField(null=True)
    phone = models.BinaryField(null=True)
    other_phone = models.BinaryField(null=True)
    address = models.BinaryField(null=True)
    """The mail address, encrypted; None where there is none, or where it was erased."""
    registered_on = models.DateField(null=True)
    changed_on = models.DateField(null=True)
    card_registered_on = models.DateField(null=True)
    card_used_on = models.DateField(null=True)

    HASHED: ClassVar[tuple[str, ...]] = ("member", "mail", "other_mail", "phone", "other_phone")

    objects = RosterEntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["roster", "member"], name="member_once_in_a_roster"),
            models.CheckConstraint(
                condition=~Q(member=None, mail=None, other_mail=None, phone=None, other_phone=None),
                name="entry_can_be_found",
            ),
        ]
        indexes = [
            models.Index(fields=[column], condition=Q(**{f"{column}__isnull": False}), name=f"entry_by_{column}")
            for column in ("mail", "other_mail", "phone", "other_phone")
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def days(self) -> Days:
        """What the list says of this person."""
        return Days(self.registered_on, self.changed_on, self.card_registered_on, self.card_used_on)

    def cohorts(self, windows: Windows) -> tuple[Cohort, ...]:
        """Where these windows put this person."""
        return windows.cohorts(self.days)

    def mail_address(self) -> str:
        """For the mailing alone: where to write; empty where there is no address. WrongKeys."""
        return unlocked(self.address).decode() if self.address is not None else ""


def _code(places: tuple[Place, ...]) -> int:
    """The four places in one number."""
    first, second, third, fourth = places
    return first * 64 + second * 16 + third * 4 + fourth


def _places(windows: Windows) -> CombinedExpression:
    """The same for the database."""
    first, second = (_place(field, windows.member) for field in ("registered_on", "changed_on"))
    third, fourth = (_place(field, windows.card) for field in ("card_registered_on", "card_used_on"))
    return first * Value(64) + second * Value(16) + third * Value(4) + fourth


def _place(field: str, window: Window | None) -> Case:
    """Where the day lies beside the window, as the rule in `cohort` says it."""
    if window is None:
        return Case(default=Value(int(Place.NONE)), output_field=IntegerField())
    return Case(
        When(**{f"{field}__isnull": True}, then=Value(int(Place.NONE))),
        When(**{f"{field}__lt": window[0]}, then=Value(int(Place.BEFORE))),
        When(**{f"{field}__lte": window[1]}, then=Value(int(Place.IN))),
        default=Value(int(Place.AFTER)),
        output_field=IntegerField(),
    )
