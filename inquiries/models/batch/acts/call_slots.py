"""Call slots 折り返しの時刻割り: free times of some people for promised calls, in open hours and within a window."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from inquiries.models.inquiry.callback import Callback

if TYPE_CHECKING:
    from inquiries.hours import Hours
    from inquiries.models.staff import Staff

DAYS_AHEAD = 14
"""So far ahead calls are promised."""


@dataclass(frozen=True)
class Slot:
    """When, and who calls."""

    at: datetime
    owner: Staff


@dataclass(frozen=True)
class CallPlan:
    """From a day on, between two times of day, each person one call in so many minutes."""

    people: Sequence[Staff]
    first_on: date
    opens: time
    closes: time
    minutes: int
    hours: Hours

    def times(self, now: datetime) -> Iterator[datetime]:
        """All times at which a call may be promised: to come, and open until the call is over."""
        step = timedelta(minutes=self.minutes)
        for ahead in range(DAYS_AHEAD):
            day = self.first_on + timedelta(ahead)
            at, end = _instant(day, self.opens), _instant(day, self.closes)
            while at + step <= end:
                if at > now and self._is_open(at, at + step):
                    yield at
                at += step

    def slots(self, now: datetime) -> Iterator[Slot]:
        """The free ones: the earliest first, and the people in turn. Nobody gets two calls at a time."""
        busy = self._busy(now)
        step = timedelta(minutes=self.minutes)
        for at in self.times(now):
            for person in self.people:
                if not any(at - step < due < at + step for due in busy[person.pk]):
                    yield Slot(at, person)

    def holds(self, at: datetime, now: datetime) -> bool:
        """Whether this is one of its times."""
        return any(one == at for one in self.times(now))

    def is_busy(self, slot: Slot) -> bool:
        """Whether its owner has promised another call for that time."""
        step = timedelta(minutes=self.minutes)
        near = Callback.objects.filter(owner=slot.owner, due_at__gt=slot.at - step, due_at__lt=slot.at + step)
        return near.exists()

    def _is_open(self, at: datetime, until: datetime) -> bool:
        return self.hours.open_between(at, until) == until - at

    def _busy(self, now: datetime) -> dict[int, list[datetime]]:
        busy = defaultdict[int, list[datetime]](list)
        promised = Callback.objects.filter(owner__in=self.people, due_at__gt=now - timedelta(hours=1))
        for owner, due_at in promised.order_by("due_at").values_list("owner", "due_at"):
            busy[owner].append(due_at)
        return busy


def _instant(day: date, clock: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock))
