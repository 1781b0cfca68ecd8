"""For whoever keeps the settings: which accounts want looking after. Of customers it says nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from inquiries.models import Lockout, Staff
from inquiries.models.few import first_of

AHEAD = timedelta(days=7)
"""An account that ends so soon is named."""
NAMED = 50
"""No other page lists them."""


class Accounts:
    """Who is locked out at this moment, whose account ends soon, and who signs in by a password alone."""

    def __init__(self, now: datetime) -> None:
        current, today = Staff.objects.current(), timezone.localdate(now)
        self.locked = first_of(Lockout.objects.standing(now).select_related("staff"), NAMED)
        self.ending = first_of(current.filter(expires_on__lte=today + AHEAD).order_by("expires_on", "username"), NAMED)
        self.alone = first_of(current.filter(authenticator=None).order_by("username"), NAMED)

    @property
    def is_well(self) -> bool:
        """Nothing of all that."""
        return not (self.locked.count or self.ending.count or self.alone.count)
