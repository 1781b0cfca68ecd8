"""What needs somebody now. Each kind names a few and counts the rest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from inquiries.models import (
    Addressee,
    Answer,
    Callback,
    Correction,
    Dispatch,
    Escalation,
    Event,
    Inquiry,
    Received,
    Staff,
    Version,
)
from inquiries.models.renewal import held_drafts, held_mails

from .candidates import ripe_today

NAMED = 5


@dataclass(frozen=True)
class Need:
    """The first few of many."""

    rows: list[Any]
    count: int

    @property
    def others(self) -> int:
        """How many are not named."""
        return self.count - len(self.rows)


def first_of(many: QuerySet[Any]) -> Need:
    """A few and the count; where a few are all there is, nothing is counted."""
    rows = list(many[: NAMED + 1])
    return Need(rows[:NAMED], many.count() if len(rows) > NAMED else len(rows))


class Needs:
    """The home screen of one person, worst first."""

    def __init__(self, staff: Staff, now: datetime, version: Version | None) -> None:
        inquiries = Inquiry.objects.visible_to(staff).most_urgent_first()
        self.failed = first_of(
            Dispatch.objects.visible_to(staff).failed().exclude(pk__in=held_mails(version)).oldest_first().to_list()
        )
        self.held = first_of(self._held(staff, version))
        self.held_mails = first_of(held_mails(version).filter(pk__in=Dispatch.objects.visible_to(staff)).to_list())
        self.corrections = first_of(Correction.objects.visible_to(staff).needing_somebody().newest_first())
        to_call = Addressee.objects.visible_to(staff).to_call()
        self.corrections_to_call = first_of(to_call.select_related("inquiry__contact").in_order())
        self.withheld = self._withheld(now)
        self.late = first_of(inquiries.late(now).to_list())
        self.escalations = first_of(Escalation.objects.visible_to(staff).overdue(now).soonest_first().to_list())
        self.quarantined = first_of(Received.objects.visible_to(staff).needing_somebody().newest_first())
        self.answers = first_of(self._answers(staff, version))
        self.candidates = ripe_today(staff, version, now)
        self.mine = first_of(inquiries.of(staff).to_list())
        midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        promised = Callback.objects.visible_to(staff).filter(due_at__lt=midnight)
        self.callbacks = list(promised.soonest_first().to_list())
        self.next_call = next((callback for callback in self.callbacks if callback.due_at >= now), None)

    def _held(self, staff: Staff, version: Version | None) -> QuerySet[Any]:
        """Drafts of an old version: one's own, and all of them for whoever supervises."""
        drafts = held_drafts(version).select_related("inquiry__contact", "staff").order_by("updated_at", "pk")
        return drafts if staff.can_supervise else drafts.filter(staff=staff)

    def _withheld(self, now: datetime) -> int:
        """Acknowledgements and links that were too many for an hour of this day."""
        return (
            Event.objects.filter(action__in=[f"{kind}.withheld" for kind in Dispatch.Kind.values])
            .since(now - timedelta(days=1))
            .count()
        )

    def _answers(self, staff: Staff, version: Version | None) -> QuerySet[Any]:
        """Drafts that wait for a second person: whoever approves is asked."""
        answers = Answer.objects.of(version).needing_somebody().in_order().select_related("topic")
        return answers if staff.can_supervise else answers.none()
