"""Dispatch 発送: one mail on its way out, until it has left or stands on the home screen as not sent."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from email.utils import parseaddr
from string import ascii_lowercase
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from .event import Event
from .link import Link
from .reason import reason

if TYPE_CHECKING:
    from .inquiry import Inquiry
    from .notice import Version
    from .staff import Staff

CLAIM = timedelta(minutes=2)
"""Longer than one try at sending can take; after it another process may try."""
PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240)]
"""Before each further try at a server that said 'not now'; then we give up and say so."""


def new_mail_id() -> str:
    """A Message-ID of ours: `<random@the domain that we write from>`.

    Of letters alone: digits look like a card number now and then, and would come back to us masked.
    """
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2] or "localhost"
    return f"<{''.join(secrets.choice(ascii_lowercase) for _ in range(28))}@{domain}>"


class AlreadyGone(Exception):
    """The mail has left, or is leaving: it cannot be taken back."""


class NotFailed(Exception):
    """Only what failed is tried again by hand."""


class DispatchQuerySet(models.QuerySet["Dispatch"]):
    """Questions about many mails on their way."""

    def visible_to(self, staff: Staff) -> DispatchQuerySet:
        """The gate."""
        return self.all() if staff.can_see_inquiries else self.none()

    def due(self, now: datetime) -> DispatchQuerySet:
        """May leave now and is in nobody's hands."""
        return self.waiting().filter(Q(claimed_until=None) | Q(claimed_until__lt=now), not_before__lte=now)

    def waiting(self) -> DispatchQuerySet:
        """Neither left nor given up."""
        return self.filter(sent_at=None, failed_at=None)

    def failed(self) -> DispatchQuerySet:
        """Given up, or come back: somebody must look."""
        return self.filter(Q(failed_at__isnull=False) | Q(bounced_at__isnull=False), settled_at=None)

    def known_as(self, identifier: str) -> DispatchQuerySet:
        """The mail of this Message-ID, or that a provider gave this identifier."""
        return self.filter(Q(mail_id=identifier) | Q(provider_id=identifier)) if identifier else self.none()

    def to_list(self) -> DispatchQuerySet:
        """With all that a row of the list prints."""
        return self.select_related("inquiry__contact")

    def with_quoted(self) -> DispatchQuerySet:
        """With the version that each quotes, as `quoted`."""
        return self.prefetch_related("message__quotations__clause__version")

    def oldest_first(self) -> DispatchQuerySet:
        """In the order in which they may leave."""
        return self.order_by("not_before", "pk")

    @transaction.atomic
    def acknowledge(self, inquiry: Inquiry, *, at: datetime | None = None) -> Dispatch | None:
        """Tell the customer that it is here, with the receipt number and a link; once a day for an address."""
        now = at or timezone.now()
        address = inquiry.contact.reply_address
        kind = Dispatch.Kind.ACKNOWLEDGEMENT
        if address is None or self._since(now - timedelta(days=1), kind, address.address).exists():
            return None
        return self._link(inquiry, kind, now)

    @transaction.atomic
    def send_link(self, inquiry: Inquiry, *, at: datetime | None = None) -> Dispatch | None:
        """Mail a fresh link to the address that the customer gave; at most one in ten minutes."""
        now = at or timezone.now()
        address = inquiry.contact.reply_address
        if address is None or self._since(now - timedelta(minutes=10), Dispatch.Kind.LINK, address.address).exists():
            return None
        return self._link(inquiry, Dispatch.Kind.LINK, now)

    def _since(self, at: datetime, kind: Dispatch.Kind, address: str) -> DispatchQuerySet:
        return self.filter(kind=kind, to_address=address, queued_at__gt=at)

    def _has_run_wild(self, address: str, now: datetime) -> bool:
        """Whether programs seem to answer each other: the ceilings of an hour are reached."""
        since = now - timedelta(hours=1)
        kinds = [Dispatch.Kind.ACKNOWLEDGEMENT, Dispatch.Kind.LINK]
        there = self.filter(to_address=address, kind__in=kinds, queued_at__gt=since)
        queued = Event.objects.filter(action__in=[f"{kind}.queued" for kind in kinds]).since(since)
        is_beyond = there.count() >= settings.HOTLINE_AUTOMATIC_PER_ADDRESS
        return bool(is_beyond or queued.count() >= settings.HOTLINE_AUTOMATIC_PER_HOUR)

    def _link(self, inquiry: Inquiry, kind: Dispatch.Kind, now: datetime) -> Dispatch | None:
        address = inquiry.contact.reply_address
        assert address is not None
        if self._has_run_wild(address.address, now):
            Event.record(f"{kind}.withheld", by=None, inquiry=inquiry, at=now)
            return None
        Event.record(f"{kind}.queued", by=None, inquiry=inquiry, at=now)
        return self.create(
            inquiry=inquiry,
            kind=kind,
            link=Link.objects.issue(inquiry, at=now),
            to_address=address.address,
            mail_id=new_mail_id(),
            queued_at=now,
            not_before=now,
        )


class Dispatch(models.Model):
    """One mail. Its Message-ID is fixed before the first try, so that a second try is the same mail."""

    class Kind(models.TextChoices):
        """What it is for."""

        REPLY = "reply", pgettext_lazy("dispatch", "Reply")
        ACKNOWLEDGEMENT = "acknowledgement", pgettext_lazy("dispatch", "Acknowledgement")
        LINK = "link", pgettext_lazy("dispatch", "Link")

    class State(models.TextChoices):
        """Where it stands."""

        WAITING = "waiting", pgettext_lazy("dispatch", "Waiting")
        SENT = "sent", pgettext_lazy("dispatch", "Sent")
        FAILED = "failed", pgettext_lazy("dispatch", "Not sent")
        BOUNCED = "bounced", pgettext_lazy("dispatch", "Came back")

    inquiry = models.ForeignKey("Inquiry", models.PROTECT, related_name="dispatches")
    message = models.OneToOneField("Message", models.CASCADE, null=True, related_name="dispatch")
    link = models.ForeignKey(Link, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    to_address = models.EmailField()
    mail_id = models.CharField(max_length=250, unique=True)
    provider_id = models.CharField(max_length=250, blank=True)
    queued_at = models.DateTimeField()
    not_before = models.DateTimeField()
    claimed_until = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    bounced_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)

    objects = DispatchQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["not_before"], condition=Q(sent_at=None, failed_at=None), name="dispatch_due"),
            models.Index(fields=["to_address", "kind", "queued_at"], name="dispatch_to_address"),
            models.Index(fields=["provider_id"], condition=~Q(provider_id=""), name="dispatch_provider_id"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(sent_at=None) | Q(failed_at=None), name="sent_or_failed"),
        ]

    def __str__(self) -> str:
        return self.mail_id

    @property
    def state(self) -> State:
        """Where it stands, in one word."""
        if self.bounced_at:
            return self.State.BOUNCED
        if self.failed_at:
            return self.State.FAILED
        return self.State.SENT if self.sent_at else self.State.WAITING

    @property
    def quoted(self) -> Version | None:
        """The oldest version that it quotes."""
        quotations = self.message.quotations.all() if self.message else []
        versions = [quotation.clause.version for quotation in quotations if quotation.clause]
        return min(versions, key=lambda version: version.number, default=None)

    @property
    def why(self) -> str:
        """The reason in the reader's language; after its colon, what the mail server said."""
        return reason(self.error)

    def can_be_taken_back(self, now: datetime) -> bool:
        """Still within its pause."""
        return self.state == self.State.WAITING and not self.tries and self.not_before > now

    def claim(self, *, now: datetime) -> bool:
        """Take it in hand for one try; False if somebody else has it."""
        claimed = Dispatch.objects.due(now).filter(pk=self.pk).update(claimed_until=now + CLAIM, tries=self.tries + 1)
        if claimed:
            self.refresh_from_db(fields=["claimed_until", "tries"])
        return bool(claimed)

    @transaction.atomic
    def mark_sent(self, *, at: datetime, provider_id: str = "") -> None:
        """It was taken by the mail server, or by a provider that calls it by a name of its own."""
        self.sent_at, self.claimed_until, self.error, self.provider_id = at, None, "", provider_id[:250]
        self.save(update_fields=["sent_at", "claimed_until", "error", "provider_id"])
        Event.record(f"{self.kind}.sent", by=None, inquiry=self.inquiry, at=at, dispatch=self.pk)
        if self.kind == self.Kind.REPLY:
            self.drafts.all().delete()
            self.inquiry.answered(since=self.queued_at)

    @transaction.atomic
    def mark_failed(self, *, at: datetime, error: str, for_good: bool) -> None:
        """The try failed: pause and try again, or, for good or after the last pause, give up where people see it."""
        self.error, self.claimed_until = error[:300], None
        if for_good or self.tries > len(PAUSES):
            self.failed_at = at
            Event.record(f"{self.kind}.failed", by=None, inquiry=self.inquiry, at=at, dispatch=self.pk)
        else:
            self.not_before = at + PAUSES[self.tries - 1]
        self.save(update_fields=["error", "claimed_until", "failed_at", "not_before"])

    @transaction.atomic
    def mark_bounced(self, *, at: datetime, error: str) -> None:
        """It came back: the address is no longer written to."""
        self.bounced_at, self.error = at, error[:300]
        self.save(update_fields=["bounced_at", "error"])
        self.inquiry.contact.addresses.filter(address=self.to_address).update(bounced_at=at)
        Event.record(f"{self.kind}.bounced", by=None, inquiry=self.inquiry, at=at, dispatch=self.pk)

    def mark_delayed(self, *, at: datetime) -> None:
        """It has left, but the customer's mail server keeps it waiting: whoever reads the timeline knows."""
        Event.record(f"{self.kind}.delayed", by=None, inquiry=self.inquiry, at=at, dispatch=self.pk)

    @transaction.atomic
    def take_back(self, *, by: Staff, at: datetime | None = None) -> None:
        """Within the pause: nothing leaves, and the reply is its author's draft again."""
        now = at or timezone.now()
        dispatch = Dispatch.objects.select_for_update(of=("self",)).select_related("message").get(pk=self.pk)
        if dispatch.message is None or not dispatch.can_be_taken_back(now):
            raise AlreadyGone
        for draft in dispatch.drafts.all():
            draft.come_back()
        dispatch.message.delete()
        Event.record("reply.taken_back", by=by, inquiry=self.inquiry, at=now)

    @transaction.atomic
    def retry(self, *, by: Staff, at: datetime | None = None) -> None:
        """Try again what was given up, knowing what has come in since."""
        now = at or timezone.now()
        if not Dispatch.objects.filter(pk=self.pk, failed_at__isnull=False).update(
            failed_at=None, tries=0, queued_at=now, not_before=now, claimed_until=None
        ):
            raise NotFailed
        Event.record(f"{self.kind}.retried", by=by, inquiry=self.inquiry, at=now, dispatch=self.pk)

    @transaction.atomic
    def settle(self, *, by: Staff, at: datetime | None = None) -> None:
        """Somebody saw to it in another way: it leaves the home screen, the record stays."""
        now = at or timezone.now()
        if not Dispatch.objects.failed().filter(pk=self.pk).update(settled_at=now):
            raise NotFailed
        Event.record(f"{self.kind}.settled", by=by, inquiry=self.inquiry, at=now, dispatch=self.pk)
