"""Batch 一括操作: one act on many inquiries: who did it, when, and what became of each.

Whoever begins it only writes down what is to be done; job.py does it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.masking import mask
from inquiries.models.event import Event
from inquiries.models.gated import GatedQuerySet
from inquiries.models.refusal import Refusal
from inquiries.models.reply.dispatch import Dispatch

from .act import Act, Changed
from .item import Item
from .kinds import ACTS, Kind
from .said import said_by

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

MOST = 500
"""Rows that can be chosen at once."""
AT_ONCE = 20
"""So few are done in the request; more are left to the job."""
UNDO_WITHIN = timedelta(days=1)


class TooMany(Refusal):
    """More than anybody looks through."""

    sentence = _("At most %(most)s can be chosen at once; these would be %(count)s. Narrow the list down.")


class NotYours(Refusal):
    """The act is for others."""

    sentence = _("Only a supervisor can do this.")


class NothingLeft(Refusal):
    """Nothing can be undone any more."""

    sentence = _("This cannot be undone any more.")


class TakenBack(Refusal):
    """The whole batch was undone before this row's turn came."""

    sentence = _("The batch was undone before it came to this.")


class BatchQuerySet(GatedQuerySet["Batch"]):
    """Questions about many batches, and how one begins."""

    def visible_to(self, staff: Staff) -> Self:
        """The gate: one's own, for supervisors all."""
        seen = super().visible_to(staff)
        return seen if staff.can_supervise else seen.filter(by=staff)

    def to_work_on(self, now: datetime) -> Self:
        """Unfinished, and nobody has a lease."""
        free = Q(claimed_until=None) | Q(claimed_until__lt=now)
        return self.filter(free, state__in=Batch.State.at_work()).order_by("pk")

    def newest_first(self) -> Self:
        """The one begun last comes first."""
        return self.order_by("-pk")

    def begin(
        self,
        kind: Kind,
        asked: Mapping[str, Any],
        *,
        by: Staff,
        chosen: Sequence[int],
        seen: Mapping[int, str],
        doubts: Mapping[int, Refusal] | None = None,
        token: str,
        at: datetime | None = None,
    ) -> Batch:
        """Write down what is to be done, and do it at once if it is little.

        `seen` has the fingerprints of the rows that the preview promised; what else was `chosen` is left out, with its
        reason. The same `token` begins one batch, however often its page is sent.
        """
        now = at or timezone.now()
        if len(chosen) > MOST:
            raise TooMany(most=MOST, count=len(chosen))
        if not by.may(ACTS[kind].right):
            raise NotYours
        with transaction.atomic():
            batch, is_new = self.get_or_create(
                token=token, defaults={"kind": kind, "asked": _masked(asked), "by": by, "at": now}
            )
            if is_new:
                batch._put_down(chosen, seen, doubts or {}, now)  # noqa: SLF001 - its own
        if is_new and batch.items.pending().count() <= AT_ONCE:
            batch.carry_on(at=at)
        return batch


class Batch(models.Model):
    """The act with its particulars; its items are the rows."""

    class State(models.TextChoices):
        """Where it stands."""

        DOING = "doing", pgettext_lazy("batch", "Under way")
        DONE = "done", pgettext_lazy("batch", "Done")
        UNDOING = "undoing", pgettext_lazy("batch", "Being undone")
        UNDONE = "undone", pgettext_lazy("batch", "Undone")

        @classmethod
        def at_work(cls) -> list[str]:
            """Those in which somebody has to go on."""
            return [cls.DOING.value, cls.UNDOING.value]

    token = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=20, choices=Kind)
    asked = models.JSONField(default=dict)
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.DOING)
    claimed_until = models.DateTimeField(null=True)
    """When the lease ends; empty while nobody has one."""
    finished_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    objects = BatchQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["by", "id"], name="batch_of_staff"),
            models.Index(fields=["id"], condition=Q(state__in=["doing", "undoing"]), name="batch_at_work"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """The number that the desk uses."""
        return f"B-{self.pk:06d}"

    @cached_property
    def act(self) -> Act:
        """The act, ready to be done."""
        return ACTS[self.kind](self.by, self.asked)

    @property
    def is_at_work(self) -> bool:
        """Items are still being done or undone."""
        return self.state in self.State.at_work()

    def counts(self) -> Counter[str]:
        """How many items are in each state."""
        rows = self.items.order_by().values_list("state").annotate(count=models.Count("pk"))
        return Counter(dict(rows))

    @property
    def mails(self) -> models.QuerySet[Dispatch]:
        """Its letters."""
        return Dispatch.objects.filter(pk__in=self.items.exclude(dispatch=None).values("dispatch"))

    def can_be_undone(self, now: datetime) -> bool:
        """It makes sense: something was done, not long ago, and of letters some wait."""
        if self.state not in (self.State.DOING, self.State.DONE):
            return False
        if self.state == self.State.DONE and (self.finished_at is None or now > self.finished_at + UNDO_WITHIN):
            return False
        if ACTS[self.kind].sends and self.state == self.State.DONE:
            return self.mails.filter(sent_at=None, failed_at=None, tries=0, not_before__gt=now).exists()
        return self.items.done().exists() or self.state == self.State.DOING

    def _put_down(
        self, chosen: Sequence[int], seen: Mapping[int, str], doubts: Mapping[int, Refusal], now: datetime
    ) -> None:
        """The items: those that the preview promised, and the others with why they are left out."""
        rows = []
        for look in self.act.look(chosen, at=now):
            item = Item(batch=self, inquiry=look.inquiry, target=look.target)
            why = doubts.get(look.target) or look.why
            if look.target in seen and not why:
                item.fingerprint = seen[look.target]
            else:
                item.state, item.why = Item.State.LEFT_OUT, said_by(why or Changed())
            rows.append(item)
        Item.objects.bulk_create(rows)
        Event.record("batch.begun", by=self.by, at=now, batch=self.number, act=self.kind, count=len(rows))

    def carry_on(self, *, at: datetime | None = None) -> None:
        """Do, or undo, what is left, if nobody else is about it. `at`: the time of the sample's story."""
        from .job import Job  # noqa: PLC0415 - it goes through what this writes down

        Job(self, at).run()

    def undo(self, *, by: Staff, at: datetime | None = None) -> None:
        """Put each row back, as far as nobody has worked on it since. No letter leaves from this moment on."""
        now = at or timezone.now()
        with transaction.atomic():
            held = Batch.objects.select_for_update(of=("self",)).get(pk=self.pk)
            if not held.can_be_undone(now):
                raise NothingLeft
            self.items.pending().leave_out(TakenBack())
            if ACTS[self.kind].sends:
                keys = list(self.mails.filter(not_before__gt=now).values_list("pk", flat=True))
                Dispatch.objects.filter(pk__in=keys).put_off(now + UNDO_WITHIN)
            Batch.objects.filter(pk=self.pk).update(state=self.State.UNDOING, undone_by=by, undone_at=now)
            Event.record("batch.taken_back", by=by, at=now, batch=self.number, act=self.kind)
        self.refresh_from_db()
        if self.items.done().count() <= AT_ONCE:
            self.carry_on()


def _masked(asked: Mapping[str, Any]) -> dict[str, Any]:
    return {name: mask(said).text if isinstance(said, str) else said for name, said in asked.items()}
