"""What needs somebody now. Each kind names a few and counts the rest."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from inquiries.models import (
    Addressee,
    Answer,
    Callback,
    Contradiction,
    Correction,
    Decision,
    Escalation,
    Inquiry,
    Received,
    Staff,
    Version,
)
from inquiries.models.few import Few, first_of
from inquiries.models.inquiry.queue import InquiryQuerySet
from inquiries.models.reply.renewal import held_drafts, held_mails, unsent
from inquiries.views.answer.parts.approvals import SentBack
from inquiries.views.inquiry.parts.timetable import NAMED, Timetable, until_midnight
from inquiries.views.learning.parts.candidates import ripe_today

from .surge import Surge


class Questions:
    """Escalations: those that wait for the reader, and overdue ones of others."""

    def __init__(self, staff: Staff, now: datetime) -> None:
        self.late = first_of(Escalation.objects.minded_by(staff).overdue(now).soonest_first().to_list())
        self.mine = first_of(Escalation.objects.put_to(staff).open().soonest_first().to_list())
        self.is_late = any(escalation.due_at < now for escalation in self.mine.rows)


class Needs:
    """The home screen of one person, most serious first."""

    def __init__(self, staff: Staff, now: datetime, version: Version | None) -> None:
        inquiries = Inquiry.objects.visible_to(staff).most_urgent_first()
        self.failed = first_of(unsent(version).visible_to(staff).oldest_first().to_list())
        self.held = first_of(self._held(staff, version))
        self.held_mails = first_of(held_mails(version).visible_to(staff).to_list())
        self.corrections = first_of(Correction.objects.visible_to(staff).needing_somebody().newest_first())
        to_call = Addressee.objects.visible_to(staff).to_call()
        self.corrections_to_call = first_of(to_call.select_related("inquiry__contact").in_order())
        self.surge = Surge(staff, now)
        self.late, self.mine = _few(inquiries.late(now).in_turn(), inquiries.of(staff))
        self.asked = Questions(staff, now)
        self.decisions = first_of(self._decisions(staff))
        self.quarantined = first_of(Received.objects.visible_to(staff).needing_somebody().newest_first())
        self.answers = first_of(self._answers(staff, version))
        self.sent_back = SentBack(staff, version)
        self.contradictions = first_of(Contradiction.objects.visible_to(staff).of(version).in_order())
        self.candidates = ripe_today(staff, version, now)
        self.timetable = Timetable(until_midnight(Callback.objects.visible_to(staff), now), now, NAMED)

    def _held(self, staff: Staff, version: Version | None) -> QuerySet[Any]:
        """Drafts of an old version: the reader's own, or all for a supervisor."""
        drafts = held_drafts(version).select_related("inquiry__contact", "staff").order_by("updated_at", "pk")
        return drafts if staff.can_supervise else drafts.filter(staff=staff)

    def _decisions(self, staff: Staff) -> QuerySet[Any]:
        """Decisions to pass on: in the reader's inquiries and in unclaimed ones, or all for a supervisor."""
        visible = Inquiry.objects.visible_to(staff)
        inquiries = visible.open() if staff.can_supervise else visible.free_or_of(staff)
        return Decision.objects.visible_to(staff).to_relay(inquiries).oldest_first().to_list()

    def _answers(self, staff: Staff, version: Version | None) -> QuerySet[Any]:
        """Answers that wait for approval; only for supervisors."""
        answers = Answer.objects.of(version).to_approve().most_wanted_first().select_related("topic")
        return answers if staff.can_supervise else answers.none()


def _few(*lists: InquiryQuerySet) -> list[Few]:
    """The first few of each: their keys, then what the rows print, for all lists at once."""
    firsts = [first_of(inquiries.values_list("pk", flat=True)) for inquiries in lists]
    rows = Inquiry.objects.to_list().in_bulk({key for first in firsts for key in first.rows})
    return [Few([rows[key] for key in first.rows if key in rows], first.count) for first in firsts]
