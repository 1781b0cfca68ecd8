"""How much each of the staff saw in a period, what is far above their colleagues first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from statistics import median
from typing import NamedTuple

from inquiries.forms.seeing.periods import PeriodForm
from inquiries.models import Event, Sighting, Staff
from inquiries.models.inquiry.allowance import Allowance
from inquiries.models.inquiry.sighting import quarter_of

FAR = 3
"""So many times what colleagues of the role saw in their busiest hour is pointed out."""
SOME = 10
"""Fewer in an hour are nothing to compare."""


class Amount(NamedTuple):
    """Of one kind of seeing: in all, and in the busiest hour."""

    kind: Allowance
    total: int
    busiest: int


@dataclass
class Volume:
    """What one person saw. `times`: their busiest hour against that of colleagues; None where nothing compares."""

    staff: Staff
    stops: int = 0
    hours: dict[Allowance, list[int]] = field(default_factory=lambda: defaultdict(list))
    times: float | None = None

    @property
    def amounts(self) -> list[Amount]:
        """One for each kind."""
        return [Amount(one, sum(self.hours[one]), self.busiest(one)) for one in Allowance]

    @property
    def is_far_above(self) -> bool:
        """Something to look into; it may have a good reason."""
        return self.times is not None and self.times >= FAR

    def busiest(self, kind: Allowance) -> int:
        """The most in one hour."""
        return max(self.hours[kind], default=0)


def volumes(period: PeriodForm) -> list[Volume]:
    """Whoever was stopped first, then whoever is furthest above their colleagues; two statements and one for names."""
    stopped = Event.objects.named("allowance.spent").filter(at__gte=period.begins, at__lt=period.ends)
    rows = list(Sighting.objects.by_hour(quarter_of(period.begins), quarter_of(period.ends)))
    stops = list(stopped.values_list("by", flat=True))
    people = Staff.objects.in_bulk({row["staff"] for row in rows} | set(stops))
    found = {pk: Volume(person, stops.count(pk)) for pk, person in people.items()}
    for row in rows:
        for kind in Allowance:
            found[row["staff"]].hours[kind].append(row[kind.value])
    for volume in found.values():
        volume.times = _times(volume, found.values())
    return sorted(found.values(), key=lambda one: (-one.stops, -(one.times or 0), one.staff.username))


def _times(volume: Volume, everybody: Collection[Volume]) -> float | None:
    """The largest of the three kinds; of colleagues only those count who saw something of the kind."""
    found = []
    for kind in Allowance:
        colleagues = [
            one.busiest(kind) for one in everybody if one is not volume and one.staff.role == volume.staff.role
        ]
        seen = [busiest for busiest in colleagues if busiest]
        if seen and volume.busiest(kind) >= SOME:
            found.append(volume.busiest(kind) / median(seen))
    return max(found, default=None)
