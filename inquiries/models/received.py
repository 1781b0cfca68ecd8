"""Received 受信記録: the ledger of every mail that came in. Nothing is dropped without a row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from inquiries.masking import mask

from .event import Event
from .reason import reason

if TYPE_CHECKING:
    from .inquiry import Inquiry
    from .message import Message
    from .staff import Staff


@dataclass(frozen=True)
class Envelope:
    """What the ledger says of a mail whatever becomes of it. `key` makes it this mail and no other."""

    key: str
    size: int
    sender: str = ""
    subject: str = ""
    source: str = ""


class NotQuarantined(Exception):
    """Only what could not be read is seen to, and only once."""


class ReceivedQuerySet(models.QuerySet["Received"]):
    """Questions about many rows of the ledger."""

    def visible_to(self, staff: Staff) -> ReceivedQuerySet:
        """The gate."""
        return self.all() if staff.can_see_inquiries else self.none()

    def quarantined(self) -> ReceivedQuerySet:
        """Could not be read and has not been seen to."""
        return self.filter(outcome=Received.Outcome.QUARANTINED, settled_at=None)

    def has(self, key: str) -> bool:
        """Whether this mail was taken in before."""
        return self.filter(key=key).exclude(outcome=Received.Outcome.DUPLICATE).exists()

    def enter(
        self,
        envelope: Envelope,
        outcome: Received.Outcome,
        *,
        reason: str = "",
        message: Message | None = None,
        inquiry: Inquiry | None = None,
        hint: Inquiry | None = None,
        at: datetime | None = None,
    ) -> Received:
        """Write a row."""
        return self.create(
            key=envelope.key,
            size=envelope.size,
            sender=mask(envelope.sender).text[:254],
            subject=mask(envelope.subject).text[:200],
            source=envelope.source[:120],
            outcome=outcome,
            reason=reason[:300],
            message=message,
            inquiry=message.inquiry if message else inquiry,
            hint=hint,
            at=at or timezone.now(),
        )

    def newest_first(self) -> ReceivedQuerySet:
        """As a reader looks for them."""
        return self.order_by("-at", "-pk")

    def to_list(self) -> ReceivedQuerySet:
        """With all that a row of the ledger prints."""
        return self.select_related("inquiry", "hint")


class Received(models.Model):
    """One mail that was seen, and what became of it."""

    class Outcome(models.TextChoices):
        """What became of it."""

        IMPORTED = "imported", pgettext_lazy("received", "New inquiry")
        APPENDED = "appended", pgettext_lazy("received", "Added to an inquiry")
        DUPLICATE = "duplicate", pgettext_lazy("received", "Seen before")
        AUTOMATIC = "automatic", pgettext_lazy("received", "Written by a machine")
        QUARANTINED = "quarantined", pgettext_lazy("received", "Could not be read")
        REFUSED = "refused", pgettext_lazy("received", "Not taken in")

    key = models.CharField(max_length=250)
    source = models.CharField(max_length=120, blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome)
    reason = models.CharField(max_length=300, blank=True)
    sender = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    size = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)
    message = models.ForeignKey("Message", models.PROTECT, null=True, related_name="+")
    inquiry = models.ForeignKey("Inquiry", models.PROTECT, null=True, related_name="+")
    hint = models.ForeignKey("Inquiry", models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)

    objects = ReceivedQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["at"], name="received_at")]
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=~Q(outcome__in=["duplicate"]), name="one_mail_taken_in_once"
            )
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def why(self) -> str:
        """The reason in the reader's language."""
        return reason(self.reason)

    @transaction.atomic
    def settle(self, *, by: Staff, at: datetime | None = None) -> None:
        """Somebody read it in the mailbox and saw to it."""
        if not Received.objects.quarantined().filter(pk=self.pk).update(settled_at=at or timezone.now()):
            raise NotQuarantined
        Event.record("received.settled", by=by, at=at, received=self.pk)
