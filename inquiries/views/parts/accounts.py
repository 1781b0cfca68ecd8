"""For administrators: accounts that need attention. It shows nothing of customers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from inquiries.models import Lockout, Staff
from inquiries.models.few import Few, first_of
from inquiries.web.failed_sign_ins import refused_sign_ins, sprayed_from

AHEAD = timedelta(days=7)
"""Accounts that end within so long are listed."""
NAMED = 50
"""More than elsewhere, since no other page lists accounts."""


@dataclass(frozen=True)
class Refused:
    """Who is refused at sign-in from one address.

    Where nobody has the name it is not kept: it may be a secret in the wrong field.
    """

    staff: Staff | None
    address: str
    until: datetime


class Accounts:
    """Who is locked out now, or refused from an address, whose account ends soon, and who has no second factor."""

    def __init__(self, now: datetime) -> None:
        current, today = Staff.objects.current(), timezone.localdate(now)
        self.locked = first_of(Lockout.objects.standing(now).select_related("staff"), NAMED)
        self.refused = _refused(now)
        self.sprayed = list(sprayed_from(now)[:NAMED])
        self.ending = first_of(current.filter(expires_on__lte=today + AHEAD).order_by("expires_on", "username"), NAMED)
        self.alone = first_of(current.filter(authenticator=None).order_by("username"), NAMED)

    @property
    def is_well(self) -> bool:
        """There are none."""
        return not (self.sprayed or self.locked.count or self.refused.count or self.ending.count or self.alone.count)


def _refused(now: datetime) -> Few:
    few = first_of(refused_sign_ins(now), NAMED)
    named = Staff.objects.in_bulk({row["username"] for row in few.rows}, field_name="username")
    return Few([Refused(named.get(row["username"]), row["ip_address"], row["until"]) for row in few.rows], few.count)
