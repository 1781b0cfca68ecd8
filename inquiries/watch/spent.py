"""Deletes at night what nobody needs any more: old drafts, spent links, failed sign-ins, outages of long ago."""

from __future__ import annotations

from datetime import datetime, timedelta

from axes.models import AccessAttempt, AccessLog

from inquiries.models import Draft, Outage
from inquiries.models.reply import old_links

DRAFTS, LINKS, SIGN_INS = timedelta(days=30), timedelta(days=30), timedelta(days=30)


def forget(now: datetime) -> None:
    """All of it."""
    Draft.objects.forget(at=now - DRAFTS)
    old_links.forget(ended_before=now - LINKS)
    AccessAttempt.objects.filter(attempt_time__lt=now - SIGN_INS).delete()
    AccessLog.objects.filter(attempt_time__lt=now - SIGN_INS).delete()
    Outage.objects.forget(at=now)
