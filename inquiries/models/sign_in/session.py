"""Session セッション: a browser that the hotline knows for a while; of the staff's, since when and when last seen.

The key, which the browser shows, is in no row, only its hash; what is kept is encrypted with HOTLINE_KEYS. So nobody
signs in by what stands in the database.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.models.event import Event
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

NOTICED = timedelta(minutes=1)
"""Somebody who is busy is written down once in so long."""


class EndedBefore(Refusal):
    """In another window, by somebody else, or by the time."""

    sentence = _("This sign-in has ended already.")


def hashed(key: str) -> str:
    """How a key is stored. It is random (165 bits), so that a plain hash tells nothing of it."""
    return hashlib.sha256(key.encode()).hexdigest()


def end_of(began_at: datetime, seen_at: datetime) -> datetime:
    """When a sign-in ends: after a while without work, and at the end of a shift in any case."""
    shift = timedelta(hours=settings.HOTLINE_SHIFT_HOURS)
    return min(began_at + shift, seen_at + timedelta(minutes=settings.HOTLINE_IDLE_MINUTES))


class SessionQuerySet(models.QuerySet["Session"]):
    """Questions about many, and how they are ended."""

    def live(self, at: datetime | None = None) -> SessionQuerySet:
        """Not ended."""
        return self.filter(ends_at__gt=at or timezone.now())

    def known_by(self, key: str) -> SessionQuerySet:
        """The one whose browser shows this key."""
        return self.filter(key_hash=hashed(key))

    def of(self, staff: Staff) -> SessionQuerySet:
        """This person's sign-ins."""
        return self.filter(staff=staff)

    def visible_to(self, staff: Staff) -> SessionQuerySet:
        """One's own; those of everybody to who looks after sign-ins. Customers' sessions are nobody's to see."""
        everybodys = self.filter(staff__isnull=False)
        return everybodys if staff.may(Right.KEEP_SIGN_INS) else everybodys.of(staff)

    def last_seen_first(self) -> SessionQuerySet:
        """The busiest first."""
        return self.order_by("-seen_at", "-pk")

    @transaction.atomic
    def end_all(self, staff: Staff, *, by: Staff | None, but: int | None = None) -> int:
        """End this person's, but for one; how many."""
        chosen = self.live().of(staff)
        if but is not None:
            chosen = chosen.exclude(pk=but)
        ended, _kinds = chosen.delete()
        if ended:
            Event.record("sign_in.ended", by=by, owner=staff.name, count=ended)
        return ended

    def forget(self, *, at: datetime | None = None) -> int:
        """Delete those that have ended."""
        return self.filter(ends_at__lte=at or timezone.now()).delete()[0]


class Session(models.Model):
    """One browser. Without `staff` it is a visitor's."""

    key_hash = models.CharField(max_length=64, unique=True)
    sealed = models.TextField()
    staff = models.ForeignKey("Staff", models.CASCADE, null=True, related_name="sessions")
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ends_at = models.DateTimeField(db_index=True)
    browser = models.CharField(max_length=60, blank=True)

    objects = SessionQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.staff_id}: {self.browser}"

    def notice(self, *, at: datetime | None = None) -> None:
        """Somebody works here: it lives on."""
        now = at or timezone.now()
        if self.staff_id and now - self.seen_at >= NOTICED:
            self.seen_at, self.ends_at = now, end_of(self.began_at, now)
            Session.objects.filter(pk=self.pk).update(seen_at=self.seen_at, ends_at=self.ends_at)

    @transaction.atomic
    def end(self, *, by: Staff) -> None:
        """Nobody is signed in here any more. EndedBefore."""
        if not Session.objects.live().filter(pk=self.pk).delete()[0]:
            raise EndedBefore
        owner = self.staff.name if self.staff else ""
        Event.record("sign_in.ended", by=by, owner=owner, count=1)
