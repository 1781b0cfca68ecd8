"""Job: somebody with a lease on a batch goes through its items, each in a transaction of its own.

A worker that dies in the middle leaves the others to the next one, and nothing is done twice.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import DatabaseError, transaction
from django.utils import timezone

from inquiries.models.reply.dispatch import Dispatch

from .batch import Batch
from .item import Item
from .kinds import ACTS

logger = logging.getLogger(__name__)

LEFT = {Batch.State.DOING: Item.State.PENDING, Batch.State.UNDOING: Item.State.DONE}
"""In which state the items are that a batch at work has still to go through."""


class Job:
    """One pass over one batch. `at` stands for the clock where a story is told."""

    def __init__(self, batch: Batch, at: datetime | None = None) -> None:
        self.batch, self._at = batch, at

    @property
    def now(self) -> datetime:
        """The time of each deed."""
        return self._at or timezone.now()

    def run(self) -> None:
        """Go through all that is left, unless somebody else has the lease."""
        if self._lease():
            for state in (Batch.State.DOING, Batch.State.UNDOING):
                self._work(state)
            self._finish()

    def _work(self, state: Batch.State) -> None:
        if self.batch.state != state:
            return
        for item in self.batch.items.filter(state=LEFT[state]).select_related("inquiry", "dispatch").in_order():
            if not self._renew(state):
                return
            try:
                self._deal_with(item, state)
            except DatabaseError:
                raise  # the next to take the lease goes on here
            except Exception:
                logger.exception("batch %s, item %s", self.batch.pk, item.pk)
                item.give_up()

    def _deal_with(self, item: Item, state: Batch.State) -> None:
        act, batch = self.batch.act, self.batch
        if state == Batch.State.DOING:
            item.settle(act, batch=batch, at=self.now)
        else:
            item.restore(act, batch=batch, at=self.now)

    def _lease(self) -> bool:
        free = Batch.objects.to_work_on(timezone.now()).filter(pk=self.batch.pk).order_by()
        is_ours = bool(free.update(claimed_until=_until()))
        if is_ours:
            self.batch.refresh_from_db()
        return is_ours

    def _renew(self, state: Batch.State) -> bool:
        """Prolong the lease; False where somebody has undone the batch meanwhile."""
        is_same = bool(Batch.objects.filter(pk=self.batch.pk, state=state).update(claimed_until=_until()))
        if not is_same:
            self.batch.refresh_from_db(fields=["state", "undone_by", "undone_at"])
        return is_same

    @transaction.atomic
    def _finish(self) -> None:
        """Nothing is left: the letters may go when the usual pause is over, counted from now."""
        held = Batch.objects.select_for_update(of=("self",)).get(pk=self.batch.pk)
        values: dict[str, Any] = {"claimed_until": None}
        if held.is_at_work and not held.items.filter(state=LEFT[Batch.State(held.state)]).exists():
            is_undone = held.state == Batch.State.UNDOING
            values["state"] = Batch.State.UNDONE if is_undone else Batch.State.DONE
            values["finished_at"] = held.finished_at or self.now
            self._let_go()
        Batch.objects.filter(pk=held.pk).update(**values)
        self.batch.refresh_from_db()

    def _let_go(self) -> None:
        if ACTS[self.batch.kind].sends:
            keys = list(self.batch.mails.values_list("pk", flat=True))
            pause = timedelta(seconds=settings.HOTLINE_UNDO_SECONDS)
            Dispatch.objects.filter(pk__in=keys, not_before__gt=self.now).put_off(self.now + pause)


def _until() -> datetime:
    return timezone.now() + timedelta(seconds=settings.HOTLINE_LEASE_SECONDS)


def carry_all_on() -> None:
    """The scheduled pass: every batch that nobody is about."""
    for batch in Batch.objects.to_work_on(timezone.now()):
        batch.carry_on()
