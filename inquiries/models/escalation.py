"""Escalation 二次対応: somebody outside the desk has to decide while this row exists."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from inquiries.hours import Hours

from .event import Event
from .notice import Version

if TYPE_CHECKING:
    from .staff import Staff
    from .topic import Topic


def due(topic: Topic | None, since: datetime, version: Version | None = None) -> datetime:
    """When whoever takes this topic has to have answered: so many open minutes from now."""
    within = timedelta(minutes=(topic and topic.due_minutes) or settings.HOTLINE_ANSWER_MINUTES)
    version = version or Version.objects.in_force()
    return (version.hours if version else Hours()).due(since, within)


class EscalationQuerySet(models.QuerySet["Escalation"]):
    """Questions about many escalations."""

    def visible_to(self, staff: Staff) -> EscalationQuerySet:
        """The gate."""
        return self.all() if staff.can_see_inquiries else self.none()

    def overdue(self, now: datetime) -> EscalationQuerySet:
        """The answer should be here."""
        return self.filter(due_at__lt=now)

    def soonest_first(self) -> EscalationQuerySet:
        """By when the answer is due."""
        return self.order_by("due_at", "pk")

    def to_list(self) -> EscalationQuerySet:
        """With all that a list prints."""
        return self.select_related("inquiry__contact")


class Escalation(models.Model):
    """To whom it went, about what, and by when they answer."""

    inquiry = models.ForeignKey("Inquiry", models.CASCADE, related_name="escalations")
    topic = models.ForeignKey("Topic", models.PROTECT, null=True, related_name="+")
    route = models.CharField(max_length=60)
    words = models.CharField(max_length=500, blank=True)
    due_at = models.DateTimeField()
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = EscalationQuerySet.as_manager()

    def __str__(self) -> str:
        return self.route

    @transaction.atomic
    def end(self, *, by: Staff, at: datetime | None = None) -> None:
        """The answer is here, or is no longer needed."""
        Event.record("escalation.ended", by=by, inquiry=self.inquiry, at=at, route=self.route)
        self.delete()
