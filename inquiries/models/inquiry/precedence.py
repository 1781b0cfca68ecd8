"""Precedence 優先指定: somebody said how urgent an inquiry is. It holds while the row exists, whatever its topics."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone

from inquiries.models.notice.topic import Topic
from inquiries.models.priority import Priority

from .guess import Guess

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

    from .inquiry import Inquiry


class PrecedenceManager(models.Manager["Precedence"]):
    """What people say of priorities."""

    @transaction.atomic
    def say(self, inquiry: Inquiry, priority: Priority, *, by: Staff, at: datetime | None = None) -> None:
        """Give it this priority. Where its topics ask for the same, no row is kept and they go on deciding."""
        type(inquiry).objects.must_stand_alone(inquiry)
        held = type(inquiry).objects.get(pk=inquiry.pk)
        was = held.priority
        self.filter(inquiry=held).delete()
        if asked_for(held) != priority:
            self.create(inquiry=held, priority=priority, by=by, at=at or timezone.now())
        if priority != was:
            inquiry.priority = held.priority = priority
            held.save(update_fields=["priority"])
            held.record("inquiry.prioritised", by=by, at=at, priority=priority.word)


class Precedence(models.Model):
    """Who said it, and when."""

    inquiry = models.OneToOneField("Inquiry", models.CASCADE, related_name="precedence")
    priority = models.PositiveSmallIntegerField(choices=Priority)
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = PrecedenceManager()

    def __str__(self) -> str:
        return self.get_priority_display()


def asked_for(inquiry: Inquiry) -> Priority:
    """The highest that a topic of its matter, set or guessed, asks for; threatening words ask for FIRST."""
    parts = type(inquiry).objects.parts_of(inquiry)
    if Guess.objects.filter(inquiry__in=parts, threatens=True).exists():
        return Priority.FIRST
    asking = Topic.objects.filter(models.Q(inquiries__in=parts) | models.Q(guesses__inquiry__in=parts))
    return Priority(asking.aggregate(most=models.Min("priority"))["most"] or Priority.NORMAL)


def priority_of(inquiry: Inquiry) -> Priority:
    """What somebody said, or else what its topics ask for."""
    said = Precedence.objects.filter(inquiry=inquiry).first()
    return Priority(said.priority) if said else asked_for(inquiry)
