"""FactorReset 2段階認証のリセット: somebody has lost their phone and their codes; two people let them begin anew.

One asks, another confirms, within a day. Then whoever signs in by that password sets up a new second factor.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from allauth.mfa.models import Authenticator
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.models.event import Event
from inquiries.models.gated import GatedQuerySet
from inquiries.models.lockout import Lockout
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right

from .session import Session

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

STANDS = timedelta(days=1)
"""For so long it waits for the second person."""


class NotYourOwn(Refusal):
    """Whoever sits at somebody's session could otherwise keep them out."""

    sentence = _("Nobody has their own second factor reset. Remove it under “Two-step sign-in” in your menu.")


class NoneToReset(Refusal):
    """There is nothing to lose."""

    sentence = _("%(name)s has no second factor. It is set up at the next sign-in.")


class AskedBefore(Refusal):
    """One request stands already."""

    sentence = _("This has been asked for already. Another supervisor or administrator confirms it.")


class NeedsAnother(Refusal):
    """The rule of two."""

    sentence = _("You asked for it yourself. Another supervisor or administrator confirms it.")


class NotOpen(Refusal):
    """Confirmed, withdrawn, or a day old."""

    sentence = _("This request does not stand any more.")


class FactorResetQuerySet(GatedQuerySet["FactorReset"]):
    """Questions about many; and how one is asked for."""

    right: ClassVar[Right] = Right.KEEP_SIGN_INS

    def open(self, at: datetime | None = None) -> FactorResetQuerySet:
        """Those that wait for a second person."""
        return self.filter(confirmed_at=None, withdrawn_at=None, asked_at__gt=(at or timezone.now()) - STANDS)

    def oldest_first(self) -> FactorResetQuerySet:
        """In the order in which they were asked for."""
        return self.order_by("asked_at", "pk").select_related("staff", "asked_by")

    @transaction.atomic
    def ask(self, staff: Staff, *, by: Staff, at: datetime | None = None) -> FactorReset:
        """Begin one. NotYourOwn, NoneToReset, AskedBefore."""
        now = at or timezone.now()
        if staff == by:
            raise NotYourOwn
        if not Authenticator.objects.filter(user=staff).exists():
            raise NoneToReset(name=staff.name)
        self.filter(staff=staff, confirmed_at=None, withdrawn_at=None, asked_at__lte=now - STANDS).update(
            withdrawn_at=now
        )
        try:
            with transaction.atomic():
                asked = self.create(staff=staff, asked_by=by, asked_at=now)
        except IntegrityError:
            raise AskedBefore from None
        Event.record("factor_reset.asked", by=by, at=now, owner=staff.name)
        return asked


class FactorReset(models.Model):
    """Whose, who asked, who confirmed."""

    staff = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    asked_by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    confirmed_by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = FactorResetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["staff"],
                condition=models.Q(confirmed_at=None, withdrawn_at=None),
                name="one_factor_reset_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_by=None) | ~models.Q(confirmed_by=models.F("asked_by")),
                name="factor_reset_by_two_people",
            ),
            models.CheckConstraint(
                condition=~models.Q(asked_by=models.F("staff"))
                & (models.Q(confirmed_by=None) | ~models.Q(confirmed_by=models.F("staff"))),
                name="factor_reset_of_somebody_else",
            ),
        ]

    def __str__(self) -> str:
        return str(self.staff)

    @transaction.atomic
    def confirm(self, *, by: Staff, at: datetime | None = None) -> None:
        """It is done. NeedsAnother, NotYourOwn, NotOpen."""
        now = at or timezone.now()
        if by.pk == self.asked_by_id:
            raise NeedsAnother
        if by.pk == self.staff_id:
            raise NotYourOwn
        open_one = FactorReset.objects.open(now).filter(pk=self.pk)
        if not open_one.update(confirmed_by=by, confirmed_at=now):
            raise NotOpen
        forget_factors(self.staff, by=by)
        Event.record("factor_reset.confirmed", by=by, at=now, owner=self.staff.name, asked_by=self.asked_by.name)

    @transaction.atomic
    def withdraw(self, *, by: Staff, at: datetime | None = None) -> None:
        """It is not done. NotOpen."""
        now = at or timezone.now()
        if not FactorReset.objects.open(now).filter(pk=self.pk).update(withdrawn_at=now):
            raise NotOpen
        Event.record("factor_reset.withdrawn", by=by, at=now, owner=self.staff.name)


@transaction.atomic
def reset_by_command(staff: Staff) -> None:
    """For whoever has the server, where there are no two people. NoneToReset."""
    if not Authenticator.objects.filter(user=staff).exists():
        raise NoneToReset(name=staff.name)
    FactorReset.objects.filter(staff=staff, confirmed_at=None, withdrawn_at=None).update(withdrawn_at=timezone.now())
    forget_factors(staff, by=None)
    Event.record("factor_reset.commanded", by=None, owner=staff.name)


def forget_factors(staff: Staff, *, by: Staff | None) -> None:
    """Nothing of the old ones works any more, and whoever is signed in by them is not."""
    Authenticator.objects.filter(user=staff).delete()
    Lockout.objects.filter(staff=staff, what=Lockout.What.CODE).delete()
    Session.objects.all().end_all(staff, by=by)
