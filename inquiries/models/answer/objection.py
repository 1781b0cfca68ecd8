"""Objection 差し戻し: what a second person wants changed in an answer. It is deleted when the answer is rewritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.models.event import Event
from inquiries.models.explanation import LONGEST, explained
from inquiries.models.refusal import Refusal

from .answer import Answer, NotADraft, SamePerson

if TYPE_CHECKING:
    from datetime import datetime

    from inquiries.models.staff import Staff


class AlreadySentBack(Refusal):
    """Somebody has sent it back before."""

    sentence = _("Somebody has sent this back already.")


class ObjectionQuerySet(models.QuerySet["Objection"]):
    """Questions about many objections."""

    def to(self, staff: Staff) -> ObjectionQuerySet:
        """To answers that this person wrote; for supervisors also to those that no person wrote."""
        theirs = models.Q(answer__drafted_by=staff)
        return self.filter(theirs | models.Q(answer__drafted_by=None)) if staff.can_supervise else self.filter(theirs)

    def standing(self) -> ObjectionQuerySet:
        """To answers that are drafts or under review."""
        return self.filter(answer__state__in=[Answer.State.DRAFT, Answer.State.REVIEW])

    def oldest_first(self) -> ObjectionQuerySet:
        """In the order in which they were raised, with what a row prints."""
        return self.order_by("at", "pk").select_related("answer__topic", "by")

    @transaction.atomic
    def send_back(self, answer: Answer, *, by: Staff, reason: str, at: datetime | None = None) -> Objection:
        """Its author must rewrite it; until then nobody is asked to approve it. NoReason where `reason` is no words."""
        held = Answer.objects.select_for_update(of=("self",)).get(pk=answer.pk)
        if not held.needs_somebody:
            raise NotADraft
        if held.drafted_by_id == by.pk:
            raise SamePerson
        why = explained(reason)
        try:
            with transaction.atomic():
                objection = self.create(answer=held, by=by, reason=why, at=at or timezone.now())
        except IntegrityError:
            raise AlreadySentBack from None
        Event.record("answer.sent_back", by=by, at=objection.at, topic=held.topic.key, answer=held.pk, because=why)
        return objection


class Objection(models.Model):
    """Who sent the answer back, when and why."""

    answer = models.OneToOneField(Answer, models.CASCADE, related_name="objection")
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.CharField(max_length=LONGEST)

    objects = ObjectionQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.answer_id}: {self.reason}"

    @transaction.atomic
    def withdraw(self, *, by: Staff, at: datetime | None = None) -> None:
        """It may be approved as it is after all."""
        Event.record("answer.objection_withdrawn", by=by, at=at, topic=self.answer.topic.key, answer=self.answer_id)
        self.delete()
