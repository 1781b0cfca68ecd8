"""Received 受信記録: the ledger of every mail that came in. Nothing is dropped without a row."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.models.encrypted import EncryptedField
from inquiries.models.event import Event
from inquiries.models.gated import GatedQuerySet
from inquiries.models.inquiry.contact import Contact
from inquiries.models.inquiry.incoming import Incoming
from inquiries.models.inquiry.inquiry import Inquiry
from inquiries.models.reason import reason
from inquiries.models.refusal import Refusal
from inquiries.models.settled import NotSettled

from .collection import Collection
from .envelope import Envelope
from .mailbox import Mailbox

if TYPE_CHECKING:
    from inquiries.models.inquiry.message import Message
    from inquiries.models.staff import Staff


# Not with `in`: SQLite does not find the index of such a condition.
NEEDS_SOMEBODY = Q(Q(outcome="quarantined") | Q(outcome="refused") | Q(outcome="to_alarm"), settled_at=None)


class NotQuarantined(Refusal):
    """Only a mail that needs somebody is dealt with, and only once."""

    sentence = _("This mail is not among those that somebody must see to. Somebody may have done so.")


class TakenIn(Refusal):
    """Its words are in an inquiry already."""

    sentence = _("Somebody has taken this mail in already.")


class NoHint(Refusal):
    """Somebody has decided already where it belongs."""

    sentence = _("Somebody has said already whether it belongs there.")


class ReceivedQuerySet(GatedQuerySet["Received"]):
    """Questions about many rows of the ledger."""

    def wordless(self) -> ReceivedQuerySet:
        """Those whose words are in no inquiry: the desk may read the mail in the mailbox and take it in."""
        return self.filter(message=None)

    def needing_somebody(self) -> ReceivedQuerySet:
        """Could not be taken in, or answers an alarm, and nobody has dealt with it."""
        return self.filter(NEEDS_SOMEBODY)

    def lying_in(self, mailbox: Mailbox) -> dict[str, Received]:
        """Rows of mails that were not moved away yet, by the hashes of their handles."""
        lying = self.filter(collection__mailbox=mailbox, whereabouts=Received.Whereabouts.INBOX)
        return {row.mark: row for row in lying}

    def left_behind(self, since: datetime) -> ReceivedQuerySet:
        """In the ledger since before `since`, but not moved away yet."""
        return self.filter(whereabouts=Received.Whereabouts.INBOX, at__lt=since)

    def has(self, key: str) -> bool:
        """Whether this mail was taken in before."""
        return self.filter(key=key).exclude(outcome=Received.Outcome.DUPLICATE).exists()

    def first_with(self, key: str) -> Received | None:
        """The row of this mail's first arrival."""
        return self.filter(key=key).exclude(outcome=Received.Outcome.DUPLICATE).select_related("message").first()

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
            **envelope.columns,
            whereabouts=Received.Whereabouts.INBOX if envelope.found else Received.Whereabouts.NOWHERE,
            outcome=outcome,
            reason=reason[:300],
            message=message,
            inquiry=message.inquiry if message else inquiry,
            hint=hint,
            at=at or timezone.now(),
        )

    def hinting(self, inquiry: Inquiry) -> Received | None:
        """The row of a mail that opened this inquiry and may belong to another. Mostly none: it comes alone."""
        return self.filter(inquiry=inquiry, hint__isnull=False).exclude(hint=inquiry).newest_first().first()

    def newest_first(self) -> ReceivedQuerySet:
        """The last received comes first."""
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
        TO_ALARM = "to_alarm", pgettext_lazy("received", "Answer to an alarm")
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
    sender = EncryptedField(max_length=254, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    size = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)
    message = models.ForeignKey("Message", models.PROTECT, null=True, related_name="ledger_rows")
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
            models.Index(fields=["at"], condition=NEEDS_SOMEBODY, name="received_needing_somebody"),
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
        """Could not be taken in, or answers an alarm, and nobody has dealt with it."""
        return self.outcome in {"quarantined", "refused", "to_alarm"} and not self.settled_at

    @property
    def can_be_taken_in(self) -> bool:
        """Its words are in no inquiry, and it is no duplicate of an earlier mail."""
        return self.message_id is None and self.outcome != self.Outcome.DUPLICATE

    @property
    def first(self) -> Received:
        """The row of this mail's first arrival."""
        before = Received.objects.first_with(self.key) if self.outcome == self.Outcome.DUPLICATE else None
        return before or self

    @property
    def destination(self) -> Whereabouts:
        """Where the mail goes: Quarantine if somebody must read it; erased if it held a card number; else Archive."""
        if self.outcome in {self.Outcome.QUARANTINED, self.Outcome.REFUSED}:
            return self.Whereabouts.QUARANTINE
        return self.Whereabouts.ERASED if self.had_card_number else self.Whereabouts.ARCHIVE

    def put(self, whereabouts: Whereabouts) -> None:
        """Note where the mail lies now."""
        self.whereabouts = whereabouts
        self.save(update_fields=["whereabouts"])

    @transaction.atomic
    def settle(self, *, by: Staff, at: datetime | None = None) -> None:
        """Somebody read it in the mailbox and dealt with it."""
        if not Received.objects.needing_somebody().filter(pk=self.pk).update(settled_at=at or timezone.now()):
            raise NotQuarantined
        Event.record("received.settled", by=by, at=at, received=self.pk)

    @transaction.atomic
    def unsettle(self, *, by: Staff, at: datetime | None = None) -> None:
        """It is not dealt with after all. Not possible once somebody has taken in what could not be read."""
        settled = Received.objects.filter(Q(inquiry=None) | Q(outcome="to_alarm"), pk=self.pk, settled_at__isnull=False)
        if not settled.update(settled_at=None):
            raise NotSettled
        Event.record("received.unsettled", by=by, at=at, received=self.pk)

    @transaction.atomic
    def take_in(self, said: Incoming, *, by: Staff, language: str = "ja", at: datetime | None = None) -> Inquiry:
        """Somebody read it in the mailbox and typed its words: open an inquiry with the mail's time.

        The outcome stays. No acknowledgement is sent, since the address was typed. If the row named an inquiry, that
        becomes the hint.
        """
        free = Received.objects.wordless().filter(pk=self.pk).select_for_update(of=("self",))
        if not free.exists():
            raise TakenIn
        contact = Contact.objects.as_given(name=said.sender_name, address=said.sender_address)
        message = Inquiry.objects.receive(contact, said, language=language, by=by, at=self.at)
        self.hint, self.settled_at = self.hint or self.inquiry, at or timezone.now()
        self.message, self.inquiry = message, message.inquiry
        self.save(update_fields=["message", "inquiry", "hint", "settled_at"])
        Event.record("received.taken_in", by=by, inquiry=self.inquiry, at=at, received=self.pk)
        return self.inquiry

    @transaction.atomic
    def dismiss_hint(self, *, by: Staff, at: datetime | None = None) -> None:
        """It does not belong there."""
        if self.hint is None or not Received.objects.filter(pk=self.pk, hint=self.hint).update(hint=None):
            raise NoHint
        Event.record("hint.dismissed", by=by, inquiry=self.inquiry, at=at, number=self.hint.number)
