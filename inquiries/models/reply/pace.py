"""Pace: how many acknowledgements leave in what time, so that a surge of them stops neither replies nor links."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

SPAN = timedelta(minutes=10)
"""A sixth of the hour's limit may leave within so long."""


def quota() -> int:
    """How many may leave within a span."""
    return int(-(-settings.HOTLINE_AUTOMATIC_PER_HOUR // 6))


@dataclass(frozen=True)
class Backlog:
    """Acknowledgements that wait for their turn; none while all that wait may leave now."""

    count: int
    last_at: datetime | None

    @classmethod
    def of(cls, waiting: int, allowed: int, now: datetime) -> Backlog:
        """Of `waiting` mails `allowed` may leave now; `last_at` is when the last of the others will."""
        left = waiting - allowed
        if left <= 0:
            return cls(0, None)
        return cls(waiting, now + left / quota() * SPAN if quota() else None)
