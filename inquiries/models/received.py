"""Received 受信記録: the ledger of every mail that came in. Nothing is dropped without a row."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .event import Event

if TYPE_CHECKING:
    from .staff import Staff


class ReceivedQuerySet(models.QuerySet["Received"]):
    """Questions about many rows of the ledger."""

    def visible_to(self, staff: Staff) -> ReceivedQuerySet:
        """The gate."""
        return self.all() if staff.can_see_inquiries else self.none()

    def quarantined(self) -> ReceivedQuerySet:
        """Could not be read and has not been seen to."""
        return self.filter(outcome=Received.Outcome.QUARANTINED, settled_at=None)

    def newest_first(self) -> ReceivedQuerySet:
        """As a reader looks for them."""
        return self.order_by("-at", "-pk")


class Received(models.Model):
    """One mail that was seen, and what became of it. `key` is its Message-ID, or the hash of its bytes without one."""

    class Outcome(models.TextChoices):
        """What became of it."""

        IMPORTED = "imported", pgettext_lazy("received", "New inquiry")
        APPENDED = "appended", pgettext_lazy("received", "Added to an inquiry")
        DUPLICATE = "duplicate", pgettext_lazy("received", "Seen before")
        AUTOMATIC = "automatic", pgettext_lazy("received", "Written by a machine")
        QUARANTINED = "quarantined", pgettext_lazy("received", "Could not be read")
        REFUSED = "refused", pgettext_lazy("received", "Not taken in")

    key = models.CharField(max_length=250)
    source = models.CharField(_("mailbox"), max_length=120, blank=True)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    sender = models.CharField(_("sender"), max_length=254, blank=True)
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    size = models.PositiveIntegerField(_("size in bytes"))
    at = models.DateTimeField(_("at"), default=timezone.now)
    message = models.ForeignKey("Message", models.PROTECT, null=True, related_name="+")
    inquiry = models.ForeignKey("Inquiry", models.PROTECT, null=True, related_name="+")
    hint = models.ForeignKey("Inquiry", models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(_("seen to at"), null=True)

    objects = ReceivedQuerySet.as_manager()

    class Meta:
        verbose_name = _("ledger row")
        verbose_name_plural = _("ledger")
        indexes = [models.Index(fields=["at"], name="received_at")]
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=~Q(outcome__in=["duplicate"]), name="one_mail_taken_in_once"
            )
        ]

    def __str__(self) -> str:
        return self.key

    def settle(self, *, by: Staff, at: datetime | None = None) -> None:
        """Somebody read it in the mailbox and saw to it."""
        self.settled_at = at or timezone.now()
        self.save(update_fields=["settled_at"])
        Event.record("received.settled", by=by, at=at, received=self.pk)
