"""IssuerDesk カード会社の窓口: a telephone of a card company, in doubt until somebody has checked it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self, Unpack

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.hours import Hours
from inquiries.models.card.issuer import ChangedMeanwhile, Issuer, fingerprint
from inquiries.models.event import Event
from inquiries.models.refusal import Refusal
from inquiries.schedule import Schedule, Span

from .desk_facts import DeskFacts, checked
from .desk_kind import DeskKind
from .opening import closing_days, spans

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

CHECK_LASTS = timedelta(days=30)
"""After that a number is in doubt again."""
MOST_DESKS = 20
OPENS_ON = {
    "weekdays": (frozenset(range(5)), False), "saturdays": (frozenset({5}), False),
    "sundays": (frozenset({6}), False), "holidays": (frozenset[int](), True),
}  # fmt: skip
"""Days of the week on which each field counts, and whether it does on public holidays."""
CHECKED_FACTS = ("kind", "phone", *OPENS_ON, "closed_on", "note")
"""What a check vouches for: all that is read to a customer, for a note may hold a number."""


class NoNumber(Refusal):
    """There is nothing to check."""

    sentence = _("This desk has no telephone number yet.")


class TooManyDesks(Refusal):
    """More than a page can show."""

    sentence = _("A card company has %(most)s desks at most.")


@dataclass(frozen=True)
class DeskNow:
    """A desk at one instant: whether its number may be read out, whether somebody answers, and until or from when."""

    desk: IssuerDesk
    is_confirmed: bool
    is_open: bool
    closes_at: datetime | None
    opens_at: datetime | None
    days: int | None
    """Since it was checked."""


class IssuerDeskQuerySet(models.QuerySet["IssuerDesk"]):
    """Questions about many desks, and how one comes into the directory."""

    def in_order(self) -> Self:
        """As they were written down."""
        return self.order_by("pk")

    def to_show(self) -> Self:
        """With who checked them."""
        return self.select_related("checked_by")

    def to_name(self, issuer: Issuer | None, kinds: Iterable[str], at: datetime) -> list[DeskNow]:
        """Those of these kinds, the confirmed first, of them those that answer now, then in the order of the kinds."""
        ranks = {kind: rank for rank, kind in enumerate(kinds)}
        found = self.filter(issuer=issuer, kind__in=ranks).in_order() if issuer and issuer.pk else ()
        named = [desk.now(at) for desk in found]
        return sorted(named, key=lambda one: (not one.is_confirmed, not one.is_open, ranks[DeskKind(one.desk.kind)]))

    @transaction.atomic
    def add(
        self, issuer: Issuer, *, by: Staff | None, at: datetime | None = None, **said: Unpack[DeskFacts]
    ) -> IssuerDesk:
        """Write one down. It stays in doubt until somebody has checked it. TooManyDesks."""
        kept = checked(said)
        Issuer.objects.select_for_update().get(pk=issuer.pk)
        if self.filter(issuer=issuer).count() >= MOST_DESKS:
            raise TooManyDesks(most=MOST_DESKS)
        desk = self.create(issuer=issuer, **kept)
        Event.record("issuer_desk.added", by=by, at=at, issuer=issuer.pk, issuer_desk=desk.pk, desk_kind=desk.kind)
        return desk


class IssuerDesk(models.Model):
    """What it is for, its number, its hours by kinds of days, and who checked them when."""

    issuer = models.ForeignKey(Issuer, models.PROTECT, related_name="desks")
    kind = models.CharField(max_length=12, choices=DeskKind)
    phone = models.CharField(max_length=20, blank=True)
    weekdays = models.CharField(max_length=36, blank=True)
    saturdays = models.CharField(max_length=36, blank=True)
    sundays = models.CharField(max_length=36, blank=True)
    holidays = models.CharField(max_length=36, blank=True)
    closed_on = models.CharField(max_length=300, blank=True)
    languages = models.CharField(max_length=60, blank=True)
    note = models.CharField(max_length=200, blank=True)
    checked_by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    checked_at = models.DateTimeField(null=True)

    objects = IssuerDeskQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(checked_at=None, checked_by=None)
                | models.Q(checked_at__isnull=False, checked_by__isnull=False) & ~models.Q(phone=""),
                name="who_checked_a_desk_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issuer} · {self.get_kind_display()}"

    @property
    def fingerprint(self) -> str:
        """Of all that somebody sees when they check or change it."""
        return fingerprint(self, (*CHECKED_FACTS, "languages"))

    @property
    def has_hours(self) -> bool:
        """Somebody wrote down when it answers."""
        return any(getattr(self, name) for name in OPENS_ON)

    @cached_property
    def hours(self) -> Hours:
        """When it answers, by the Japanese calendar."""
        said = (
            Span(opens, closes, weekdays, holidays)
            for name, (weekdays, holidays) in OPENS_ON.items()
            for opens, closes in spans(getattr(self, name))
        )
        return Hours(Schedule(tuple(said), closing_days(self.closed_on)))

    def is_confirmed(self, at: datetime) -> bool:
        """Its number may be read to a customer."""
        return bool(self.phone) and self.checked_at is not None and at - self.checked_at < CHECK_LASTS

    def now(self, at: datetime) -> DeskNow:
        """How it stands at this instant."""
        is_open = self.has_hours and self.hours.is_open(at)
        since = timezone.localdate(self.checked_at) if self.checked_at else None
        return DeskNow(
            self,
            is_confirmed=self.is_confirmed(at),
            is_open=is_open,
            closes_at=self.hours.closes_at(at) if is_open else None,
            opens_at=self.hours.next_opening(at) if self.has_hours and not is_open else None,
            days=(timezone.localdate(at) - since).days if since else None,
        )

    @transaction.atomic
    def change(self, *, by: Staff, seen: str, at: datetime | None = None, **said: Unpack[DeskFacts]) -> None:
        """Say anew what is known. What a check vouched for is in doubt again. ChangedMeanwhile."""
        kept = checked(said)
        self._hold_fast(seen)
        changed = [name for name, value in kept.items() if getattr(self, name) != value]
        if not changed:
            return
        was = self.phone
        for name in changed:
            setattr(self, name, kept[name])  # type: ignore[literal-required]
        if set(changed) & set(CHECKED_FACTS):
            self.checked_by = self.checked_at = None
        self.save()
        told: dict[str, Any] = {"issuer": self.issuer_id, "issuer_desk": self.pk, "desk_kind": self.kind}
        if "phone" in changed and was:
            Event.record("issuer_desk.renumbered", by=by, at=at, was=was, **told)
        else:
            Event.record("issuer_desk.changed", by=by, at=at, **told)

    @transaction.atomic
    def confirm(self, *, by: Staff, seen: str, at: datetime | None = None) -> None:
        """Somebody compared it with what the card company itself says. NoNumber, ChangedMeanwhile."""
        now = at or timezone.now()
        self._hold_fast(seen)
        if not self.phone:
            raise NoNumber
        self.checked_by, self.checked_at = by, now
        self.save(update_fields=["checked_by", "checked_at"])
        Event.record(
            "issuer_desk.confirmed",
            by=by,
            at=now,
            issuer=self.issuer_id,
            issuer_desk=self.pk,
            desk_kind=self.kind,
            phone=self.phone,
        )

    @transaction.atomic
    def remove(self, *, by: Staff, seen: str, at: datetime | None = None) -> None:
        """Take it out of the directory; the history keeps that it was there. ChangedMeanwhile."""
        self._hold_fast(seen)
        said: dict[str, Any] = {"issuer": self.issuer_id, "desk_kind": self.kind, "was": self.phone}
        self.delete()
        Event.record("issuer_desk.removed", by=by, at=at, **said)

    def _hold_fast(self, seen: str) -> None:
        """As the database says at this moment; refused where it is not what was seen."""
        held = IssuerDesk.objects.select_for_update(of=("self",)).filter(pk=self.pk).first()
        if held is None or held.fingerprint != seen:
            raise ChangedMeanwhile
        self.refresh_from_db()
