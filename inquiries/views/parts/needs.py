"""What needs somebody now. Each kind names a few and counts the rest."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet, prefetch_related_objects

from inquiries.models import (
    Addressee,
    Answer,
    Callback,
    Contradiction,
    Correction,
    Decision,
    Escalation,
    Event,
    Inquiry,
    IssuerCall,
    Mention,
    Received,
    Staff,
    Version,
)
from inquiries.models.few import Counting
from inquiries.models.inquiry.allowance import spent
from inquiries.models.inquiry.shown import OF_ROW
from inquiries.models.lookup.one_time_code import codes_spent
from inquiries.models.reply.lapsing import lapsed_from
from inquiries.models.reply.renewal import held_drafts, held_mails, unsent
from inquiries.views.answer.parts.approvals import SentBack
from inquiries.views.inquiry.parts.timetable import NAMED, Timetable, until_midnight
from inquiries.views.learning.parts.candidates import ripe_today

from .long_calls import LongCalls
from .surge import Surge


class Questions:
    """Escalations: those that wait for the reader, and overdue ones of others."""

    def __init__(self, staff: Staff, now: datetime, counts: Counting) -> None:
        late, mine = Escalation.objects.minded_by(staff).overdue(now), Escalation.objects.put_to(staff).open()
        self.now = now
        self.late = counts.first_of(late.soonest_first().to_list(), "asked_late")
        self.mine = counts.first_of(mine.soonest_first().to_list(), "asked_of_me")

    @property
    def is_late(self) -> bool:
        """One that waits for the reader is overdue."""
        return any(escalation.due_at < self.now for escalation in self.mine.rows)


class Stopped:
    """Who was stopped by their allowance, and where a code was tried too often, in this hour; for supervisors alone."""

    def __init__(self, staff: Staff, now: datetime, counts: Counting) -> None:
        nobody = Event.objects.none()
        self.spent = counts.first_of(spent(now) if staff.can_supervise else nobody, "allowance_spent")
        self.codes = counts.first_of(codes_spent(now) if staff.can_supervise else nobody, "codes_spent")


class Needs:
    """The home screen of one person, most serious first. What the frame counts has the name that it has there."""

    def __init__(self, staff: Staff, now: datetime, version: Version | None, counts: Counting, newest: int = 0) -> None:
        inquiries = Inquiry.objects.visible_to(staff).most_urgent_first()
        self.failed = counts.first_of(unsent(version).visible_to(staff).oldest_first().to_list(), "unsent")
        self.held = counts.first_of(self._held(staff, version), "held_drafts")
        self.held_mails = counts.first_of(held_mails(version).visible_to(staff).to_list(), "held")
        corrections = Correction.objects.visible_to(staff).needing_somebody().newest_first()
        self.corrections = counts.first_of(corrections, "corrections")
        to_call = Addressee.objects.visible_to(staff).to_call().select_related("inquiry__contact").in_order()
        self.corrections_to_call = counts.first_of(to_call, "corrections_to_call")
        self.surge = Surge(staff, now, counts)
        self.long_calls = LongCalls(staff, now) if staff.can_supervise else None
        self.stopped = Stopped(staff, now, counts)
        self.late = counts.first_of(inquiries.late(now).in_turn().in_part(), "late")
        self.mine = counts.first_of(inquiries.of(staff).in_part(), "mine")
        self.mentions = counts.first_of(self._mentions(staff), "mentions")
        self.asked, self.promised = Questions(staff, now, counts), counts.first_of(_promised(staff), "promised")
        self.decisions = counts.first_of(self._decisions(staff), "decisions")
        received = Received.objects.visible_to(staff).needing_somebody().newest_first()
        self.quarantined = counts.first_of(received, "quarantined")
        self.answers = counts.first_of(self._answers(staff, version), "answers")
        self.sent_back = SentBack(staff, version, counts)
        self.contradictions = counts.first_of(Contradiction.objects.visible_to(staff).of(version).in_order(), "doubts")
        self.candidates = ripe_today(staff, version, now, newest)
        self.lapsed = counts.first_of(self._lapsed(staff, now), "lapsed")
        self.timetable = Timetable(until_midnight(Callback.objects.visible_to(staff), now), now, NAMED)
        prefetch_related_objects([*self.late.rows, *self.mine.rows], *OF_ROW)  # once all lists are named: it counts

    def _held(self, staff: Staff, version: Version | None) -> QuerySet[Any]:
        """Drafts of an old version: the reader's own, or all for a supervisor."""
        drafts = held_drafts(version).select_related("inquiry__contact", "staff").order_by("updated_at", "pk")
        return drafts if staff.can_supervise else drafts.filter(staff=staff)

    def _mentions(self, staff: Staff) -> QuerySet[Any]:
        """Where the reader was mentioned."""
        return Mention.objects.visible_to(staff).of(staff).open().oldest_first().to_list()

    def _lapsed(self, staff: Staff, now: datetime) -> QuerySet[Any]:
        """Inquiries that were taken off the reader's hands, the last one first."""
        lapsed = lapsed_from(staff, now).select_related("inquiry__contact", "inquiry__owner")
        return lapsed.order_by("-at", "-pk")

    def _decisions(self, staff: Staff) -> QuerySet[Any]:
        """Decisions to pass on: in the reader's inquiries and in unclaimed ones, or all for a supervisor."""
        visible = Inquiry.objects.visible_to(staff)
        inquiries = visible.open() if staff.can_supervise else visible.free_or_of(staff)
        return Decision.objects.visible_to(staff).to_relay(inquiries).oldest_first().to_list()

    def _answers(self, staff: Staff, version: Version | None) -> QuerySet[Any]:
        """Answers that wait for approval; only for supervisors."""
        answers = Answer.objects.of(version).to_approve().most_wanted_first().select_related("topic")
        return answers if staff.can_supervise else answers.none()


def _promised(staff: Staff) -> QuerySet[Any]:
    """What card companies are still to hear from us, the soonest first."""
    return IssuerCall.objects.visible_to(staff).promising().soonest_first().to_list()
