"""Escalation 二次対応: somebody outside the desk has to decide, until a decision or a withdrawal exists."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self, Unpack

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.masking import mask
from inquiries.models.notice.owner import Owner, answered_by
from inquiries.models.refusal import Refusal

from .assignment import Assignment
from .decision import Decision
from .hold import Hold
from .index import Index
from .message import Message
from .question import LONGEST, Question, due
from .withdrawal import Withdrawal

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

    from .inquiry import Inquiry


class Ended(Refusal):
    """It was answered or withdrawn already."""

    sentence = _("This was answered or withdrawn already.")


class StillAsked(Refusal):
    """An inquiry stays open until `name` has answered."""

    sentence = _("%(name)s has still to answer. Only then it can be closed; withdraw it if no answer is needed.")


class AnsweredByOthers(Refusal):
    """Somebody of another part answers this."""

    sentence = _("Somebody else answers this.")


class NobodyNamed(Refusal):
    """A supervisor who writes down an answer says who gave it."""

    sentence = _("Say who gave this answer.")


class AskedByOthers(Refusal):
    """Only the person who asked, the inquiry's operator and supervisors can withdraw it."""

    sentence = _("Whoever asked, whoever has the inquiry in hand, or a supervisor can withdraw it.")


class EscalationQuerySet(models.QuerySet["Escalation"]):
    """Questions about many escalations, and the verb that asks."""

    def visible_to(self, staff: Staff) -> Self:
        """The gate: the desk sees all, others what they answer themselves; of an inquiry they see only this."""
        return self.all() if staff.can_see_inquiries else self.put_to(staff)

    def put_to(self, staff: Staff) -> Self:
        """This person answers it, or writes down the owner's answer."""
        return self.filter(owner__in=answered_by(staff))

    def minded_by(self, staff: Staff) -> Self:
        """For a supervisor: those that others answer. The supervisor makes sure that they do."""
        return self.exclude(owner__in=answered_by(staff)) if staff.can_supervise else self.none()

    def of(self, inquiry: Inquiry) -> Self:
        """In the matter of this inquiry, whatever was merged into it."""
        return self.filter(inquiry__in=type(inquiry).objects.parts_of(inquiry))

    def open(self) -> Self:
        """Neither answered nor withdrawn."""
        return self.filter(decision=None, withdrawal=None)

    def answered(self) -> Self:
        """With a decision."""
        return self.filter(decision__isnull=False)

    def overdue(self, now: datetime) -> Self:
        """The answer should be here."""
        return self.open().filter(due_at__lt=now)

    def soonest_first(self) -> Self:
        """By when the answer is due."""
        return self.order_by("due_at", "pk")

    def newest_answer_first(self) -> Self:
        """By when it was answered."""
        return self.order_by("-decision__at", "-pk")

    def to_list(self) -> Self:
        """With all that a list prints."""
        return self.select_related("inquiry__contact", "topic", "by")

    def to_show(self) -> Self:
        """With how it ended."""
        ends = ("decision__by", "decision__message", "withdrawal__by")
        return self.select_related("topic", "by", *ends).prefetch_related("decision__replies")

    @transaction.atomic
    def ask(
        self, inquiry: Inquiry, *, by: Staff, at: datetime | None = None, **question: Unpack[Question]
    ) -> Escalation:
        """Put a question to somebody outside the desk."""
        now, topic = at or timezone.now(), question.get("topic")
        inquiry.must_be_open()
        owner = question.get("owner") or (topic.owner if topic else "") or Owner.SUPERVISOR
        escalation = self.create(
            inquiry=inquiry,
            topic=topic,
            owner=owner,
            route=topic.route if topic and topic.owner == owner else "",
            words=mask(question.get("words", "")).text[:LONGEST],
            due_at=question.get("due_at") or due(topic, now),
            by=by,
            at=now,
        )
        escalation.messages.set(question.get("messages", ()))
        Index.objects.add(escalation, to=inquiry.pk, at=now)
        inquiry.record("inquiry.escalated", by=by, at=now, route=escalation.code, due_at=escalation.due_at)
        return escalation

    def must_be_answered(self, inquiry: Inquiry) -> None:
        """Raise StillAsked while an escalation of this matter is open."""
        if asked := self.of(inquiry).open().soonest_first().first():
            raise StillAsked(name=asked.name)


class Escalation(models.Model):
    """Whom it went to, about what, with which messages, and by when they answer."""

    inquiry = models.ForeignKey("Inquiry", models.CASCADE, related_name="escalations")
    topic = models.ForeignKey("Topic", models.PROTECT, null=True, related_name="+")
    owner = models.CharField(max_length=20, choices=Owner)
    route = models.CharField(max_length=60, blank=True)
    words = models.CharField(max_length=LONGEST, blank=True)
    messages = models.ManyToManyField(Message, related_name="escalations")
    due_at = models.DateTimeField()
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = EscalationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["owner", "due_at"], name="escalation_of_owner")]

    def __str__(self) -> str:
        return self.name

    @property
    def number(self) -> str:
        """The number that desk and owner use among themselves; it says nothing about the customer."""
        return f"E-{self.pk:06d}"

    @property
    def name(self) -> str:
        """Who is asked, as it is printed."""
        return self.route or self.get_owner_display()

    @property
    def code(self) -> str:
        """Who is asked, as the timeline keeps it."""
        return self.route or self.owner

    @property
    def is_open(self) -> bool:
        """Neither answered nor withdrawn."""
        return not hasattr(self, "decision") and not hasattr(self, "withdrawal")

    @property
    def is_to_relay(self) -> bool:
        """Answered, and the customer does not know it yet."""
        return hasattr(self, "decision") and self.decision.relayed_at is None

    def can_be_answered_by(self, staff: Staff) -> bool:
        """They have the role of its owner, or write down what the owner says."""
        return self.owner in answered_by(staff)

    def can_be_withdrawn_by(self, staff: Staff) -> bool:
        """They have asked it, have the inquiry in hand, or are a supervisor."""
        is_in_hand = Assignment.objects.filter(inquiry=self.inquiry.survivor, staff=staff).exists()
        return staff.can_supervise or staff.pk == self.by_id or is_in_hand

    def is_written_down_by(self, staff: Staff) -> bool:
        """A supervisor, for an owner who has no account."""
        return staff.can_supervise and self.owner != Owner.SUPERVISOR

    @transaction.atomic
    def answer(
        self, *, by: Staff, words: str, is_quotable: bool = False, given_by: str = "", at: datetime | None = None
    ) -> Decision:
        """Decide. The answer becomes a note, and the inquiry is the operator's turn again."""
        now = at or timezone.now()
        self._must_be_open()
        if not self.can_be_answered_by(by):
            raise AnsweredByOthers
        giver = mask(given_by).text.strip()[:60] if self.is_written_down_by(by) else ""
        if self.is_written_down_by(by) and not giver:
            raise NobodyNamed
        message = Message.objects.note(words, inquiry=self.inquiry, by=by, at=now, mentions=False)
        decision = Decision.objects.give(self, message, is_quotable=is_quotable, given_by=giver, by=by, at=now)
        said = {"route": self.code, "message": message.pk}
        if giver:
            self.inquiry.record("escalation.written_down", by=by, at=now, given_by=giver, **said)
        else:
            self.inquiry.record("escalation.answered", by=by, at=now, **said)
        self._bring_back(by, now)
        return decision

    @transaction.atomic
    def withdraw(self, *, by: Staff, reason: str, at: datetime | None = None) -> Withdrawal:
        """It needs no answer any more. Refused with NoReason."""
        now = at or timezone.now()
        self._must_be_open()
        if not self.can_be_withdrawn_by(by):
            raise AskedByOthers
        inquiry = self.inquiry.survivor
        withdrawal = Withdrawal.objects.enter(self, reason=reason, by=by, at=now)
        if not Escalation.objects.of(inquiry).open().exists():
            self._end_hold(inquiry, by, now)
        return withdrawal

    def _must_be_open(self) -> None:
        """Ended where it is not. The locked row makes others who answer or withdraw it wait."""
        type(self.inquiry).objects.hold_fast(self.inquiry)
        if not Escalation.objects.open().filter(pk=self.pk).exists():
            raise Ended

    def _bring_back(self, by: Staff, now: datetime) -> None:
        """An answer is owed to the customer now."""
        inquiry = self.inquiry.survivor
        if inquiry.is_closed:
            inquiry.reopen(by=by, at=now)
        self._end_hold(inquiry, by, now)
        inquiry.owe_answer(since=now)
        inquiry.save(update_fields=["due_at"])

    def _end_hold(self, inquiry: Inquiry, by: Staff, now: datetime) -> None:
        if Hold.objects.filter(inquiry=inquiry, reason=Hold.Reason.SECOND_LINE).exists():
            inquiry.resume(by=by, at=now)
