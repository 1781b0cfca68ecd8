"""Calls that last longer than a supervisor has set: who speaks, at which extension, since when."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from inquiries.models import CallLimit, Staff
from inquiries.web.calling import calling


class LongCall(NamedTuple):
    """One of them."""

    since: datetime
    staff: Staff

    @property
    def extension(self) -> str:
        """Where to step in; empty where it is not known."""
        return str(self.staff.extension) if hasattr(self.staff, "extension") else ""


class LongCalls:
    """Those of this moment, the longest first; nobody sees them who may not supervise."""

    def __init__(self, reader: Staff, now: datetime) -> None:
        self.limit = CallLimit.objects.in_force()
        desk = Staff.objects.at_the_desk().select_related("extension")
        known = {one.pk: one for one in desk} if reader.can_supervise else {}
        began = {pk: datetime.fromtimestamp(since, UTC) for pk, since in calling(known).items()}
        over = [LongCall(since, known[pk]) for pk, since in began.items() if now - since >= self.limit.span]
        self.calls = sorted(over, key=lambda call: call.since)

    @property
    def marks(self) -> str:
        """What tells whether other people speak for too long now."""
        return ".".join(str(call.staff.pk) for call in self.calls) or "0"
