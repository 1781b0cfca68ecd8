"""Event 履歴: what happened. Rows are added and never changed."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import TYPE_CHECKING, Any, NoReturn

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

if TYPE_CHECKING:
    from .inquiry.inquiry import Inquiry
    from .staff import Staff


class Immutable(Exception):
    """The history is not rewritten."""


REGROUPINGS = ["inquiry.joined", "inquiry.parted", "inquiry.split", "inquiry.split_off"]
"""Events that move words said earlier into an inquiry, or out of it."""


def make_salt() -> bytes:
    """With it, the digest that a seal keeps of a row gives no word away. It goes when words are taken out."""
    return secrets.token_bytes(16)


class EventQuerySet(models.QuerySet["Event"]):
    """Questions about many events; none of them writes."""

    def named(self, action: str) -> EventQuerySet:
        """With this action."""
        return self.filter(action=action)

    def since(self, at: datetime) -> EventQuerySet:
        """At that instant or later."""
        return self.filter(at__gte=at)

    def after(self, pk: int) -> EventQuerySet:
        """Recorded later than the one with this key."""
        return self.filter(pk__gt=pk)

    def by_others(self, staff: Staff) -> EventQuerySet:
        """Not this person's doing."""
        return self.exclude(by=staff)

    def newest(self) -> int:
        """The key of the newest; 0 before the first."""
        return self.aggregate(newest=models.Max("pk"))["newest"] or 0

    def newest_regrouping(self) -> int:
        """The key of the newest merge or split; 0 before the first."""
        newest = self.filter(action__in=REGROUPINGS).order_by("pk").last()
        return newest.pk if newest else 0

    def oldest_first(self) -> EventQuerySet:
        """In the order in which things happened."""
        return self.order_by("at", "pk")

    def update(self, **values: Any) -> NoReturn:  # noqa: ARG002 - Django names it
        """Refused."""
        raise Immutable

    def delete(self) -> NoReturn:
        """Refused."""
        raise Immutable


class Event(models.Model):
    """One thing that happened, under a dotted name. `by` is empty where the customer or the program acted."""

    inquiry = models.ForeignKey("Inquiry", models.PROTECT, null=True, related_name="events")
    action = models.CharField(max_length=40)
    by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    particulars = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    salt = models.BinaryField(default=make_salt, null=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["inquiry", "at"], name="event_of_inquiry"),
            models.Index(fields=["action", "at"], name="event_of_action"),
        ]

    def __str__(self) -> str:
        return self.action

    @property
    def message_pk(self) -> int | None:
        """The message that it is about, if it names one."""
        named = self.particulars.get("message") if isinstance(self.particulars, dict) else None
        return named if type(named) is int else None

    @classmethod
    def record(
        cls,
        action: str,
        *,
        by: Staff | None,
        inquiry: Inquiry | None = None,
        at: datetime | None = None,
        **particulars: Any,
    ) -> Event:
        """Add a row. Particulars are codes, counts and keys, never a customer's words."""
        now = at or timezone.now()
        event = cls.objects.create(inquiry=inquiry, action=action, by=by, at=now, particulars=particulars)
        if inquiry and inquiry.changed_at < now:  # it only ever grows
            type(inquiry).objects.filter(pk=inquiry.pk, changed_at__lt=now).update(changed_at=now)
        return event
