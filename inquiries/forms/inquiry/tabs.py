"""The tabs of the queue, and what narrows and orders a list, each with the inquiries that it stands for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from inquiries.models import Staff
from inquiries.models.inquiry.queue import InquiryQuerySet

from .filters import midnight


class Tab(models.TextChoices):
    """The tabs."""

    OWED = "owed", pgettext_lazy("tab", "To answer")
    UNCLAIMED = "unclaimed", pgettext_lazy("tab", "Unclaimed")
    MINE = "mine", pgettext_lazy("tab", "Mine")
    WAITING = "waiting", pgettext_lazy("tab", "On hold")
    LATE = "late", pgettext_lazy("tab", "Late")
    CLOSED = "closed", pgettext_lazy("tab", "Closed")
    ALL = "all", pgettext_lazy("tab", "All")


class Span(models.TextChoices):
    """Periods in which an inquiry came in."""

    TODAY = "today", pgettext_lazy("span", "Today")
    DAY = "day", pgettext_lazy("span", "24 hours")
    WEEK = "week", pgettext_lazy("span", "7 days")


class Sort(models.TextChoices):
    """In which order a list stands."""

    DUE = "due", pgettext_lazy("sort", "Most urgent first")
    NEWEST = "newest", pgettext_lazy("sort", "Newest first")
    OLDEST = "oldest", pgettext_lazy("sort", "Oldest first")
    CHANGED = "changed", pgettext_lazy("sort", "Changed last first")


ADJECTIVES: dict[str, Callable[[InquiryQuerySet, Any], InquiryQuerySet]] = {
    "channel": InquiryQuerySet.on_channel,
    "topic": InquiryQuerySet.on_topic,
    "owner": InquiryQuerySet.assigned_to,
    "span": InquiryQuerySet.received_since,
    "since": InquiryQuerySet.received_since,
    "until": InquiryQuerySet.received_before,
}
"""The filter of each field."""
SETTLED = ("closed", "all")
"""The tabs of which most rows are owed nothing: they have no urgency, and stand the newest first."""
BY_URGENCY = ("owed", "unclaimed", "late")
"""The tabs of which each row will be late some time, and in which nothing stands that is owed no answer."""
ORDERS: dict[str, Callable[[InquiryQuerySet], InquiryQuerySet]] = {
    "newest": InquiryQuerySet.newest_first,
    "oldest": InquiryQuerySet.oldest_first,
    "changed": InquiryQuerySet.changed_last_first,
}
"""The order of each sort but the most urgent first, which depends on the tab."""


def in_tab(tab: Tab, inquiries: InquiryQuerySet, *, staff: Staff, now: datetime) -> InquiryQuerySet:
    """The inquiries of a tab, as this person sees it."""
    tabs: dict[Tab, Callable[[], InquiryQuerySet]] = {
        Tab.OWED: inquiries.owed,
        Tab.UNCLAIMED: inquiries.to_claim,
        Tab.MINE: lambda: inquiries.of(staff),
        Tab.WAITING: inquiries.waiting,
        Tab.LATE: lambda: inquiries.late(now),
        Tab.CLOSED: inquiries.closed,
        Tab.ALL: inquiries.standing_alone,
    }
    return tabs[tab]()


def begin_of(span: str, now: datetime) -> datetime | None:
    """The instant at which a period begins; None where it is none."""
    begins = {
        Span.TODAY: midnight(timezone.localdate(now)),
        Span.DAY: now - timedelta(hours=24),
        Span.WEEK: now - timedelta(days=7),
    }
    return begins.get(Span(span)) if span in Span.values else None
