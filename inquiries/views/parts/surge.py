"""Acknowledgements that wait for their turn, and those that look like a loop of programs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max

from inquiries.models import Dispatch, Event, Staff

NAMED = 5
HOUR = timedelta(hours=1)
STOPPED = f"{Dispatch.Kind.ACKNOWLEDGEMENT}.stopped"


@dataclass(frozen=True)
class Loop:
    """Withheld acknowledgements of mails that say the same, from one domain; `newest` represents them."""

    newest: Dispatch
    count: int

    @property
    def domain(self) -> str:
        """The domain of the senders."""
        return self.newest.to_address.rpartition("@")[2]


class Surge:
    """Empty on an ordinary day."""

    def __init__(self, staff: Staff, now: datetime) -> None:
        visible = Dispatch.objects.visible_to(staff)
        self.backlog = visible.backlog(now)
        self.loops = loops(staff)
        stopped = Event.objects.named(STOPPED).since(now - HOUR).filter(particulars__address=True)
        self.addresses = list(stopped.select_related("inquiry__contact").oldest_first()[:NAMED])


def loops(staff: Staff) -> list[Loop]:
    """The largest loops first."""
    withheld = Dispatch.objects.visible_to(staff).withheld()
    few = Dispatch.objects.filter(pk__in=withheld.values("pk"))  # by key: SQLite would go through all by their pattern
    counted = few.values("pattern").annotate(count=Count("pk"), newest=Max("pk")).order_by("-count", "-newest")
    counts = {row["newest"]: row["count"] for row in counted[:NAMED]}
    rows = Dispatch.objects.to_list().in_bulk(counts)
    return [Loop(rows[pk], count) for pk, count in counts.items()]
