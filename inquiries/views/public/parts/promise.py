"""The day that customers are promised an answer by, where HOTLINE_PROMISED_DAYS sets one."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from inquiries.hours import Hours
from inquiries.models import Version


def promised_on(since: datetime | None, version: Version | None) -> date | None:
    """The day by whose end a question of `since` is answered; None where nothing is promised, or it has passed."""
    if since is None or settings.HOTLINE_PROMISED_DAYS < 1:
        return None
    on = (version.hours if version else Hours()).day_after(since, settings.HOTLINE_PROMISED_DAYS)
    return on if on and on >= timezone.localdate() else None
