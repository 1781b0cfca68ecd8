"""How far a batch is, with one page of its items in one state; and the list of batches."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import NamedTuple

from django.db.models import Count
from django.http import QueryDict

from inquiries.models import Batch, Item
from inquiries.models.batch.batch import BatchQuerySet
from inquiries.models.few import counted
from inquiries.web.stretch import Stretch

ROWS = 100
FIRST = (Item.State.STAYS, Item.State.LEFT_OUT, Item.State.PENDING, Item.State.DONE, Item.State.UNDONE)
"""What somebody has to look at comes first."""


class Side(NamedTuple):
    """A state and how many items are in it."""

    state: Item.State
    size: int


class Line(NamedTuple):
    """An item, and which one of its inquiry it is, where an inquiry has several."""

    item: Item
    name: str


class Progress:
    """`?state=` chooses the state; without it the first that there is."""

    def __init__(self, batch: Batch, asked: QueryDict, now: datetime) -> None:
        counts = batch.counts()
        self.sides = [Side(state, counts[state]) for state in FIRST if counts[state]]
        self.all = sum(counts.values())
        self.left = counts[Item.State.PENDING] if batch.state == Batch.State.DOING else counts[Item.State.DONE]
        there = [side.state for side in self.sides]
        said = asked.get("state", "")
        self.state = Item.State(said) if said in Item.State.values else next(iter(there), Item.State.DONE)
        self.count = counts[self.state]
        self.stretch = Stretch(batch.items.filter(state=self.state).in_order(), asked, ROWS)
        items = list(batch.items.filter(pk__in=self.stretch.keys).to_list().in_order())
        names = batch.act.names([item.target for item in items])
        self.items = [Line(item, names.get(item.target, "")) for item in items]
        self.can_be_undone = batch.can_be_undone(now)

    @property
    def says_why(self) -> bool:
        """These have a reason each."""
        return self.state in (Item.State.LEFT_OUT, Item.State.STAYS)

    @property
    def passed(self) -> int:
        """How many are through."""
        return self.all - self.left


class Record(NamedTuple):
    """A batch of the list, and how many of its items are in which state."""

    batch: Batch
    sides: list[Side]


class Batches:
    """One page of batches."""

    def __init__(self, visible: BatchQuerySet, asked: QueryDict) -> None:
        self.count = counted(all=visible)["all"]
        self.stretch = Stretch(visible.newest_first(), asked, ROWS)
        rows = visible.filter(pk__in=self.stretch.keys).select_related("by").newest_first()
        counts = defaultdict[int, dict[str, int]](dict)
        found = Item.objects.filter(batch__in=self.stretch.keys).order_by().values_list("batch", "state")
        for batch, state, count in found.annotate(count=Count("pk")):
            counts[batch][state] = count
        self.rows = [
            Record(row, [Side(state, counts[row.pk][state]) for state in FIRST if state in counts[row.pk]])
            for row in rows
        ]
