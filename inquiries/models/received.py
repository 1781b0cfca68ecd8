"""Received 受信記録: the ledger of every mail that came in. Nothing is dropped without a row."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from inquiries.masking import mask

from .collection import Collection
from .contact import Contact
from .event import Event
from .inquiry import Inquiry
from .mailbox import Mailbox
from .message import Said
from .reason import reason

if TYPE_CHECKING:
    from .message import Message
    from .staff import Staff


class Found(NamedTuple):
    """Which collection saw a mail, and how the mailbox calls it."""

    collection: Collection
    handle: str

    @staticmethod
    def mark_of(handle: str) -> str:
        """The handle as it may be stored: a file can be named for anything."""
        return hashlib.sha256(handle.encode(errors="surrogateescape")).hexdigest()


@dataclass(frozen=True)
class Envelope:
    """What the ledger says of a mail whatever becomes of it. `key` makes it this mail and no other."""

    key: str
    size: int
    sender: str = ""
    subject: str = ""
    source: str = ""
    had_card_number: bool = False
    found: Found | None = None


class NotQuarantined(Exception):
    """Only what could not be taken in is seen to, and only once."""


class NoHint(Exception):
    """Somebody has said already where it belongs."""


class ReceivedQuerySet(models.QuerySet["Received"]):
    """Questions about many rows of the ledger."""

    def visible_to(self, staff: Staff) -> ReceivedQuerySet:
        """The gate."""
        return self.all() if staff.can_see_inquiries else self.none()

    def needing_somebody(self) -> ReceivedQuerySet:
        """Could not be taken in, and nobody has seen to it."""
        return self.filter(outcome__in=[Received.Outcome.QUARANTINED, Received.Outcome.REFUSED], settled_at=None)

    def lying_in(self, mailbox: Mailbox) -> dict[str, Received]:
        """In the ledger but not yet out of the way, by the marks of their handles."""
        lying = self.filter(collection__mailbox=mailbox, whereabouts=Received.Whereabouts.INBOX)
        return {row.mark: row for row in lying}

    def left_behind(self, since: datetime) -> ReceivedQuerySet:
        """For so long in the ledger that their mails should be out of the way."""
        return self.filter(whereabouts=Received.Whereabouts.INBOX, at__lt=since)

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
        found = envelope.found
        return self.create(
            key=envelope.key,
            size=envelope.size,
            sender=mask(envelope.sender).text[:254],
            subject=mask(envelope.subject).text[:200],
            source=envelope.source[:120],
            had_card_number=envelope.had_card_number,
            collection=found.collection if found else None,
            mark=Found.mark_of(found.handle) if found else "",
            whereabouts=Received.Whereabouts.INBOX if found else Received.Whereabouts.NOWHERE,
            outcome=outcome,
            reason=reason[:300],
            message=message,
            inquiry=message.inquiry if message else inquiry,
            hint=hint,
            at=at or timezone.now(),
        )

    def hinting(self, inquiry: Inquiry) -> Received | None:
        """The row of a mail that opened this inquiry and may belong to another."""
        hints = self.filter(inquiry=inquiry, hint__isnull=False).exclude(hint=inquiry)
        return hints.select_related("hint__contact", "hint__merge__survivor__contact").newest_first().first()

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

    class Whereabouts(models.TextChoices):
        """Where the mail itself lies."""

        NOWHERE = "", pgettext_lazy("whereabouts", "not kept")
        INBOX = "inbox", pgettext_lazy("whereabouts", "still where it arrived")
        ARCHIVE = "archive", pgettext_lazy("whereabouts", "in the folder Archive")
        QUARANTINE = "quarantine", pgettext_lazy("whereabouts", "in the folder Quarantine")
        ERASED = "erased", pgettext_lazy("whereabouts", "erased, for it held a card number")
        GONE = "gone", pgettext_lazy("whereabouts", "taken away by somebody else")

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
    collection = models.ForeignKey(Collection, models.PROTECT, null=True, related_name="received")
    mark = models.CharField(max_length=64, blank=True)
    whereabouts = models.CharField(max_length=10, choices=Whereabouts, blank=True)
    had_card_number = models.BooleanField(default=False)

    objects = ReceivedQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["at"], name="received_at"),
            models.Index(fields=["at"], condition=Q(whereabouts="inbox"), name="received_lying"),
        ]
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

    @property
    def needs_somebody(self) -> bool:
        """Could not be taken in, and nobody has seen to it."""
        return self.outcome in {self.Outcome.QUARANTINED, self.Outcome.REFUSED} and not self.settled_at

    @property
    def destination(self) -> Whereabouts:
        """What somebody must still look at is kept; else no card number stays in the mailbox either."""
        if self.outcome in {self.Outcome.QUARANTINED, self.Outcome.REFUSED}:
            return self.Whereabouts.QUARANTINE
        return self.Whereabouts.ERASED if self.had_card_number else self.Whereabouts.ARCHIVE

    def put(self, whereabouts: Whereabouts) -> None:
        """Note where the mail lies now."""
        self.whereabouts = whereabouts
        self.save(update_fields=["whereabouts"])

    @transaction.atomic
    def settle(self, *, by: Staff, at: datetime | None = None) -> None:
        """Somebody read it in the mailbox and saw to it."""
        self._off_the_list(at or timezone.now())
        Event.record("received.settled", by=by, at=at, received=self.pk)

    @transaction.atomic
    def take_in(self, said: Said, *, by: Staff, language: str = "ja", at: datetime | None = None) -> Inquiry:
        """Somebody read it in the mailbox and typed what it says: an inquiry since the mail came.

        The outcome stays what it was; nothing leaves by itself, for the address was typed.
        """
        self._off_the_list(at or timezone.now())
        contact = Contact.objects.claimed(name=said.sender_name, address=said.sender_address)
        message = Inquiry.objects.receive(contact, said, language=language, by=by, at=self.at)
        self.message, self.inquiry = message, message.inquiry
        self.save(update_fields=["message", "inquiry"])
        Event.record("received.taken_in", by=by, inquiry=self.inquiry, at=at, received=self.pk)
        return self.inquiry

    def _off_the_list(self, at: datetime) -> None:
        if not Received.objects.needing_somebody().filter(pk=self.pk).update(settled_at=at):
            raise NotQuarantined
        self.settled_at = at

    @transaction.atomic
    def dismiss_hint(self, *, by: Staff, at: datetime | None = None) -> None:
        """It does not belong there."""
        if self.hint is None or not Received.objects.filter(pk=self.pk, hint=self.hint).update(hint=None):
            raise NoHint
        Event.record("hint.dismissed", by=by, inquiry=self.inquiry, at=at, number=self.hint.number)
