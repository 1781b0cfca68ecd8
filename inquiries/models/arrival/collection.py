"""Collection 回収: one pass over a mailbox. It counts the mails it saw, to compare with the rows of the ledger."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Count, F, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.models.event import Event
from inquiries.models.gated import GatedQuerySet
from inquiries.models.refusal import Refusal
from inquiries.models.settled import NotSettled

from .mailbox import Mailbox

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

CHECKED_FOR = timedelta(days=7)
ENDS_WITHIN = timedelta(minutes=10)
"""Counted from its last mail. A collection without an end by then was killed; the next takes in the mail it had."""


class NotDiffering(Refusal):
    """The ledger agrees with this collection, or somebody dealt with it already."""

    sentence = _("This is no difference any more. Somebody may have seen to it.")


class CollectionQuerySet(GatedQuerySet["Collection"]):
    """Questions about many collections, and the comparison with the ledger."""

    def begin(self, mailbox: Mailbox, *, at: datetime | None = None) -> Collection:
        """Start a collection, before the first mail of a pass is read."""
        now = at or timezone.now()
        return self.create(mailbox=mailbox, began_at=now, last_at=now)

    def differing(self) -> CollectionQuerySet:
        """Those that saw another number of mails than the ledger holds, and that nobody has dealt with."""
        return self.exclude(difference=0).filter(settled_at=None).order_by("began_at")

    def compare(self, *, now: datetime | None = None) -> dict[str, int]:
        """Compare what was seen with the rows of the ledger; each new difference is an event."""
        now = now or timezone.now()
        is_over = Q(ended_at__isnull=False) | Q(last_at__lt=now - ENDS_WITHIN)
        recent = self.filter(is_over, began_at__gte=now - CHECKED_FOR).annotate(rows=Count("received"))
        sums = recent.aggregate(collections=Count("pk"), all_seen=Sum("seen"), all_rows=Sum("rows"))
        in_doubt = recent.select_related("mailbox").exclude(seen=F("rows"), difference=0)
        rows = dict(in_doubt.values_list("pk", "rows"))
        differing = sum(bool(one.compare(rows[one.pk], at=now)) for one in in_doubt)
        seen, ledger = sums["all_seen"] or 0, sums["all_rows"] or 0
        return {"collections": sums["collections"], "seen": seen, "ledger": ledger, "differing": differing}


class Collection(models.Model):
    """`seen` is counted and committed before each mail is read, so that a mail without a row in the ledger is noticed.

    If the process is killed before the row is written, the mail still waits and is seen again: one row fewer is right
    where `ended_at` is empty. If it is killed after that, the mail is not counted again, only moved away.
    """

    mailbox = models.ForeignKey(Mailbox, models.PROTECT, related_name="collections")
    began_at = models.DateTimeField(db_index=True)
    last_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    seen = models.PositiveIntegerField(default=0)
    difference = models.IntegerField(default=0)
    settled_at = models.DateTimeField(null=True)

    objects = CollectionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["began_at"], condition=~Q(difference=0), name="collection_differing")]

    def __str__(self) -> str:
        return f"{self.mailbox_id}: {self.seen}"

    @transaction.atomic
    def see(self, *, at: datetime | None = None) -> None:
        """One more mail is about to be taken in."""
        self.last_at = at or timezone.now()
        self.mailbox.brought(at=self.last_at)
        Collection.objects.filter(pk=self.pk).update(seen=F("seen") + 1, last_at=self.last_at)

    def end(self, *, at: datetime | None = None) -> None:
        """Every mail that was seen has its row."""
        self.ended_at = at or timezone.now()
        Collection.objects.filter(pk=self.pk).update(ended_at=self.ended_at)

    @transaction.atomic
    def compare(self, rows: int, *, at: datetime) -> int:
        """How many mails were seen and are not in the ledger. A change is recorded."""
        missing = self.seen - rows
        was_killed_in_between = self.ended_at is None and missing == 1
        difference = 0 if was_killed_in_between else missing
        if difference != self.difference:
            Collection.objects.filter(pk=self.pk).update(difference=difference, settled_at=None)
            if difference:
                Event.record("ledger.differed", by=None, at=at, mailbox=self.mailbox.name, seen=self.seen, rows=rows)
        return difference

    @transaction.atomic
    def settle(self, *, by: Staff, at: datetime | None = None) -> None:
        """Somebody found out what became of the mails."""
        if not Collection.objects.differing().filter(pk=self.pk).update(settled_at=at or timezone.now()):
            raise NotDiffering
        Event.record("ledger.settled", by=by, at=at, collection=self.pk)

    @transaction.atomic
    def unsettle(self, *, by: Staff, at: datetime | None = None) -> None:
        """Nobody knows after all what became of the mails."""
        settled = Collection.objects.exclude(difference=0).filter(pk=self.pk, settled_at__isnull=False)
        if not settled.update(settled_at=None):
            raise NotSettled
        Event.record("ledger.unsettled", by=by, at=at, collection=self.pk)
