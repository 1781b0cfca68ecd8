"""Lease 占有: a mail is reserved to one process for one try; how long, and how long a mail pauses between tries."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from .dispatch import Dispatch

PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240)]
"""Before each further try after a passing failure; after the last pause the mail is given up, on the home screen."""


class LeaseLost(Exception):
    """The lease ran out and another process took one of its own: that process records what becomes of the mail."""


def lease_from(now: datetime) -> datetime:
    """When a lease that is taken now ends."""
    return now + timedelta(seconds=settings.HOTLINE_LEASE_SECONDS)


def may_have_left(dispatch: Dispatch) -> bool:
    """A try was begun, now or before somebody had it tried again: only mails that left for certain say so."""
    return dispatch.tries > 0 or bool(dispatch.error)
