"""Dispatch 発送: one mail on its way out, until it has left or stands on the home screen as not sent."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from inquiries.models.encrypted import EncryptedField, HashField, holding
from inquiries.models.event import Event
from inquiries.models.goodwill import mark
from inquiries.models.inquiry.link import Link
from inquiries.models.inquiry.quoting import take_back
from inquiries.models.reason import reason
from inquiries.models.settled import NotSettled

from .deciding import NotFailed, change
from .lease import PAUSES, LeaseLost, lease_from, may_have_left
from .outbox import UNFINISHED, WITHHELD, DispatchQuerySet
from .taking_back import AlreadyGone, must_be_theirs
from .turns import Standing

if TYPE_CHECKING:
    from inquiries.models.notice.notice import Version
    from inquiries.models.staff import Staff


class Dispatch(models.Model):
    """One mail. Its Message-ID is fixed before the first try, so that a second try is the same mail."""

    class Kind(models.TextChoices):
        """What it is for."""

        REPLY = "reply", pgettext_lazy("dispatch", "Reply")
        ACKNOWLEDGEMENT = "acknowledgement", pgettext_lazy("dispatch", "Acknowledgement")
        LINK = "link", pgettext_lazy("dispatch", "Link")
        ALARM = "alarm", pgettext_lazy("dispatch", "Alarm to the incident team")
        CODE = "code", pgettext_lazy("dispatch", "One-time code")

    class State(models.TextChoices):
        """Where it stands."""

        WAITING = "waiting", pgettext_lazy("dispatch", "Waiting")
        SENT = "sent", pgettext_lazy("dispatch", "Sent")
        FAILED = "failed", pgettext_lazy("dispatch", "Not sent")
        BOUNCED = "bounced", pgettext_lazy("dispatch", "Came back")
        WITHHELD = "withheld", pgettext_lazy("dispatch", "Withheld")

    inquiry = models.ForeignKey("Inquiry", models.PROTECT, related_name="dispatches")
    message = models.OneToOneField("Message", models.CASCADE, null=True, related_name="dispatch")
    link = models.ForeignKey(Link, models.PROTECT, null=True, related_name="mails")
    escalation = models.ForeignKey("Escalation", models.PROTECT, null=True, related_name="alarms")
    one_time_code = models.OneToOneField("OneTimeCode", models.PROTECT, null=True, related_name="dispatch")
    kind = models.CharField(max_length=20, choices=Kind)
    to_address = EncryptedField(max_length=254)
    """Empty for a code: its address is known by the list alone, encrypted, and opened when the mail leaves."""
    recipient = models.CharField(max_length=64, blank=True, db_default="")
    """Of acknowledgements and links: a keyed hash of the mailbox, under whatever spelling."""
    domain = models.CharField(max_length=64, blank=True, db_default="")
    """Likewise of its domain, and below, what was known of both: who is acknowledged first in a surge."""
    standing = models.PositiveSmallIntegerField(default=Standing.STRANGER.value, db_default=0)
    to_address_hash = HashField(of="to_address")
    mail_id = models.CharField(max_length=250, unique=True)
    provider_id = models.CharField(max_length=250, blank=True)
    queued_at = models.DateTimeField()
    not_before = models.DateTimeField()
    claimed_until = models.DateTimeField(null=True)
    """When the lease ends; empty while no process has one."""
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    bounced_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    pattern = models.CharField(max_length=64, blank=True)
    withheld_at = models.DateTimeField(null=True)
    released_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)

    objects = DispatchQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["not_before"], condition=Q(sent_at=None, failed_at=None), name="dispatch_due"),
            models.Index(fields=["to_address", "kind", "queued_at"], name="dispatch_to_address"),
            models.Index(fields=["recipient", "kind", "queued_at"], name="dispatch_recipient"),
            models.Index(fields=["domain"], condition=Q(standing=Standing.PROVEN.value), name="dispatch_proven"),
            models.Index(fields=["to_address_hash", "kind", "queued_at"], name="dispatch_to_address_hash"),
            models.Index(fields=["kind", "sent_at"], name="dispatch_sent"),
            models.Index(fields=["pattern", "queued_at"], name="dispatch_pattern"),
            models.Index(fields=["withheld_at"], condition=WITHHELD, name="dispatch_withheld"),
            models.Index(fields=["not_before"], condition=UNFINISHED, name="dispatch_unfinished"),
            models.Index(fields=["provider_id"], condition=~Q(provider_id=""), name="dispatch_provider_id"),
        ]
        constraints = [models.CheckConstraint(condition=Q(sent_at=None) | Q(failed_at=None), name="sent_or_failed")]

    def __str__(self) -> str:
        return self.mail_id

    @property
    def state(self) -> State:
        """Its state, from its columns."""
        of, times = self.State, (self.bounced_at, self.failed_at, self.withheld_at, self.sent_at)
        reached = zip((of.BOUNCED, of.FAILED, of.WITHHELD, of.SENT), times, strict=True)
        return next((state for state, at in reached if at), of.WAITING)

    @property
    def quoted(self) -> Version | None:
        """The oldest version that it quotes."""
        if self.message is None:
            return None
        versions = [quotation.clause.version for quotation in self.message.quotations.all() if quotation.clause]
        return min(versions, key=lambda version: version.number, default=None)

    @property
    def why(self) -> str:
        """The reason in the reader's language; after its colon, what the mail server said."""
        return reason(self.error)

    def can_be_taken_back(self, now: datetime) -> bool:
        """Still within its pause."""
        return self.state == self.State.WAITING and not self.tries and self.not_before > now

    def is_overtaken(self, now: datetime) -> bool:
        """What goes first is due: an alarm before a code, which runs out; before an acknowledgement replies as well."""
        due, codes, others = Dispatch.objects.due(now), self.Kind.CODE, self.Kind.ACKNOWLEDGEMENT
        return (self.kind == codes and due.alarms().exists()) or (self.kind == others and due.pressing().exists())

    def lease(self, *, now: datetime) -> bool:
        """Reserve it to this process for one try; False if another process has it."""
        free = Dispatch.objects.due(now).filter(pk=self.pk)
        if not free.update(claimed_until=lease_from(now), tries=F("tries") + 1):
            return False
        self.refresh_from_db(fields=["claimed_until", "tries"])
        return True

    def renew(self, *, now: datetime) -> bool:
        """Prolong the lease while the try lasts; False if another process has it by now."""
        return bool(self._ours().update(claimed_until=lease_from(now)))

    def _ours(self) -> DispatchQuerySet:
        """This row, unless another process has begun a try: the count of tries tells whose it is."""
        return Dispatch.objects.waiting().filter(pk=self.pk, tries=self.tries)

    def _record(self, **values: Any) -> None:
        if not self._ours().update(**values):
            raise LeaseLost
        for name, value in values.items():
            setattr(self, name, value)

    @transaction.atomic
    def mark_sent(self, *, at: datetime, provider_id: str = "") -> None:
        """A mail server or a provider has accepted it; `provider_id` is the provider's name for it."""
        self._record(sent_at=at, claimed_until=None, error="", provider_id=provider_id[:250])
        self.record(f"{self.kind}.sent", at=at)
        Link.objects.supersede(self.link_id, self.inquiry_id, at=at)
        if self.kind == self.Kind.REPLY:
            self.drafts.all().delete()
            mark.sent(self.message, at=at)
            self.inquiry.answered(since=self.queued_at)

    @transaction.atomic
    def mark_failed(self, *, at: datetime, error: str, for_good: bool) -> None:
        """The try failed: pause and try again. If it failed for good, or after the last pause, give up."""
        if for_good or self.tries > len(PAUSES):
            is_settled = {"settled_at": at} if self.kind == self.Kind.CODE else {}
            self._record(error=error[:300], claimed_until=None, failed_at=at, **is_settled)
            self.record(f"{self.kind}.failed", at=at)
        else:
            self._record(error=error[:300], claimed_until=None, not_before=at + PAUSES[self.tries - 1])

    @transaction.atomic
    def mark_bounced(self, *, at: datetime, error: str) -> None:
        """It bounced: no more mail goes to the address."""
        self.bounced_at, self.error = at, error[:300]
        self.settled_at = at if self.kind == self.Kind.CODE else self.settled_at
        self.save(update_fields=["bounced_at", "error", "settled_at"])
        self.inquiry.contact.addresses.filter(holding("address", self.to_address)).update(bounced_at=at)
        mark.came_back(self.message, at=at)
        self.record(f"{self.kind}.bounced", at=at)

    def mark_delayed(self, *, at: datetime) -> None:
        """The customer's mail server has not taken it yet: say so on the timeline."""
        self.record(f"{self.kind}.delayed", at=at)

    def record(self, action: str, *, at: datetime, by: Staff | None = None) -> None:
        """Add an event to the timeline; not of a code, for who reads it would know that the address is on the list."""
        if self.kind != self.Kind.CODE:
            Event.record(action, by=by, inquiry=self.inquiry, at=at, dispatch=self.pk)

    @transaction.atomic
    def take_back(self, *, by: Staff, at: datetime | None = None) -> None:
        """Within the pause: nothing leaves, and it is its author's draft again. AlreadyGone, AnothersReply."""
        now = at or timezone.now()
        dispatch = Dispatch.objects.select_for_update(of=("self",)).select_related("message").get(pk=self.pk)
        if dispatch.message is None or not dispatch.can_be_taken_back(now):
            raise AlreadyGone
        must_be_theirs(dispatch.message, by=by)
        for draft in dispatch.drafts.all():
            draft.come_back()
        take_back(dispatch.message)
        Event.record("reply.taken_back", by=by, inquiry=self.inquiry, at=now)

    @transaction.atomic
    def retry(self, *, by: Staff, at: datetime | None = None) -> None:
        """Try a failed mail again. It counts as written now, so that it answers what has come in since as well."""
        now = at or timezone.now()
        anew = {"failed_at": None, "tries": 0, "queued_at": now, "not_before": now, "claimed_until": None}
        if not Dispatch.objects.filter(pk=self.pk, failed_at__isnull=False).update(**anew):
            raise NotFailed
        self.record(f"{self.kind}.retried", at=now, by=by)

    @transaction.atomic
    def settle(self, *, by: Staff, at: datetime | None = None) -> None:
        """Somebody dealt with it in another way: it leaves the home screen, as do all mails of the same loop."""
        now = at or timezone.now()
        rows = self._withheld_alike() if self.withheld_at else list(Dispatch.objects.failed().filter(pk=self.pk))
        change(rows, "settled", by=by, at=now, settled_at=now)
        mark.settled([(row.message, may_have_left(row)) for row in rows], at=now)

    @transaction.atomic
    def unsettle(self, *, by: Staff, at: datetime | None = None) -> None:
        """It is not dealt with after all: back on the list, with the mails of its loop that were settled with it."""
        if not (rows := list(Dispatch.objects.settled_with(self.pk).select_related("inquiry"))):
            raise NotSettled
        change(rows, "unsettled", by=by, at=at or timezone.now(), settled_at=None)

    @transaction.atomic
    def release(self, *, by: Staff, at: datetime | None = None) -> None:
        """People wrote these mails, no program: all alike leave at the usual pace, and for a day none is withheld."""
        now, rows = at or timezone.now(), self._withheld_alike()
        change(rows, "released", by=by, at=now, withheld_at=None, released_at=now, not_before=now)

    def _withheld_alike(self) -> list[Dispatch]:
        alike = Dispatch.objects.withheld().alike(self.pattern).select_related("inquiry")
        return list(alike.select_for_update(of=("self",)))
