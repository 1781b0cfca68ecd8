"""Acknowledgements that wait for their turn, and those that look like a loop of programs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.db.models import Count, Max

from inquiries.models import Dispatch, Event, Staff
from inquiries.models.few import Counting
from inquiries.models.reply.pace import Backlog

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

    def __init__(self, staff: Staff, now: datetime, counts: Counting) -> None:
        self.staff, self.now, self.counts = staff, now, counts
        self.visible = Dispatch.objects.visible_to(staff)
        waiting = self.visible.due(now).acknowledgements()
        counts.name(acknowledgements=waiting, withheld=self.visible.withheld())
        stopped = Event.objects.named(STOPPED).since(now - HOUR).filter(particulars__address=True)
        self._stopped = counts.first_of(stopped.select_related("inquiry__contact").oldest_first(), "stopped")

    @cached_property
    def backlog(self) -> Backlog | None:
        """The acknowledgements that wait for their turn, if any waits."""
        return self.visible.backlog(self.now) if self.counts["acknowledgements"] else None

    @cached_property
    def loops(self) -> list[Loop]:
        """The largest first."""
        return loops(self.staff) if self.counts["withheld"] else []

    @property
    def addresses(self) -> list[Event]:
        """Those that began so many inquiries that they got no further acknowledgement."""
        return self._stopped.rows


def loops(staff: Staff) -> list[Loop]:
    """The largest loops first."""
    withheld = Dispatch.objects.visible_to(staff).withheld()
    few = Dispatch.objects.filter(pk__in=withheld.values("pk"))  # by key: SQLite would go through all by their pattern
    counted = few.values("pattern").annotate(count=Count("pk"), newest=Max("pk")).order_by("-count", "-newest")
    counts = {row["newest"]: row["count"] for row in counted[:NAMED]}
    rows = Dispatch.objects.to_list().in_bulk(counts)
    return [Loop(rows[pk], count) for pk, count in counts.items()]
