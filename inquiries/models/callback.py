"""Callback 折り返し: a call that we promised, while this row exists."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .event import Event

if TYPE_CHECKING:
    from .staff import Staff


class InThePast(Exception):
    """A promise is for a time to come."""


class CallbackQuerySet(models.QuerySet["Callback"]):
    """Questions about many promises."""

    def soonest_first(self) -> CallbackQuerySet:
        """By the minute promised."""
        return self.order_by("due_at", "pk")


class Callback(models.Model):
    """When we call, who does, and how often they tried."""

    inquiry = models.ForeignKey("Inquiry", models.CASCADE, related_name="callbacks")
    owner = models.ForeignKey("Staff", models.PROTECT, related_name="callbacks")
    due_at = models.DateTimeField(_("promised for"), db_index=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = CallbackQuerySet.as_manager()

    class Meta:
        verbose_name = _("callback")
        verbose_name_plural = _("callbacks")

    def __str__(self) -> str:
        return f"{timezone.localtime(self.due_at):%H:%M}"

    @transaction.atomic
    def keep(self, *, by: Staff, at: datetime | None = None) -> None:
        """We called and spoke."""
        Event.record("callback.kept", by=by, inquiry=self.inquiry, at=at, due_at=self.due_at)
        self.delete()

    @transaction.atomic
    def miss(self, *, by: Staff, at: datetime | None = None) -> None:
        """We called and nobody answered; the promise stands."""
        self.attempts = models.F("attempts") + 1
        self.save(update_fields=["attempts"])
        Event.record("callback.missed", by=by, inquiry=self.inquiry, at=at, due_at=self.due_at)
