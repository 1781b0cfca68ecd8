"""For administrators: accounts that need attention. It shows nothing of customers."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from inquiries.models import Lockout, Staff
from inquiries.models.few import first_of

AHEAD = timedelta(days=7)
"""Accounts that end within so long are listed."""
NAMED = 50
"""More than elsewhere, since no other page lists accounts."""


class Accounts:
    """Who is locked out now, whose account ends soon, and who has no second factor."""

    def __init__(self, now: datetime) -> None:
        current, today = Staff.objects.current(), timezone.localdate(now)
        self.locked = first_of(Lockout.objects.standing(now).select_related("staff"), NAMED)
        self.ending = first_of(current.filter(expires_on__lte=today + AHEAD).order_by("expires_on", "username"), NAMED)
        self.alone = first_of(current.filter(authenticator=None).order_by("username"), NAMED)

    @property
    def is_well(self) -> bool:
        """There are none."""
        return not (self.locked.count or self.ending.count or self.alone.count)
