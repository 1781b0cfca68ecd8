"""Extension 内線: the telephone at which a member of staff is rung."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.models.event import Event
from inquiries.models.refusal import Refusal
from inquiries.models.staff import Staff

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

WRITTEN = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,19}")
"""As telephone systems name a line: 201, or a name without spaces."""


class ExtensionTaken(Refusal):
    """It is somebody else's."""

    sentence: StrOrPromise = _("This extension is %(name)s's. Only they can give it up.")


class ExtensionManager(models.Manager["Extension"]):
    """Finds who is rung, and says it anew."""

    def of(self, staff: Staff) -> str:
        """Their extension; empty where they have none."""
        return self.filter(staff=staff).values_list("number", flat=True).first() or ""

    def rung_at(self, line: str) -> Staff | None:
        """Who is rung at this extension, or under this sign-in name, and works with customers today."""
        if not WRITTEN.fullmatch(line):
            return None
        desk = Staff.objects.current()
        staff = desk.filter(extension__number=line.lower()).first() or desk.filter(username=line).first()
        return staff if staff and staff.can_see_inquiries else None

    @transaction.atomic
    def take(self, number: str, *, by: Staff, at: datetime | None = None) -> None:
        """From now on `by` is rung at this extension; at none where it is empty."""
        number = number.lower()
        if number == self.of(by):
            return
        if number and (other := Staff.objects.filter(username__iexact=number).exclude(pk=by.pk).first()):
            raise ExtensionTaken(name=other.name)  # rung under the name by which they sign in
        self.filter(staff=by).delete()
        if number:
            try:
                with transaction.atomic():
                    self.create(staff=by, number=number, at=at or timezone.now())
            except IntegrityError:
                raise ExtensionTaken(name=self.select_related("staff").get(number=number).staff.name) from None
            Event.record("extension.taken", by=by, at=at, number=number)
        else:
            Event.record("extension.given_up", by=by, at=at)


class Extension(models.Model):
    """Whose it is, and since when. In small letters."""

    staff = models.OneToOneField("Staff", models.CASCADE, related_name="extension")
    number = models.CharField(max_length=20, unique=True)
    at = models.DateTimeField()

    objects = ExtensionManager()

    def __str__(self) -> str:
        return self.number
