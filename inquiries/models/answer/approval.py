"""Approval 承認: a second person puts an answer in force, and can undo that until a customer was told it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from inquiries.models.event import Event
from inquiries.models.refusal import Refusal

from .answer import Answer

if TYPE_CHECKING:
    from datetime import datetime

    from inquiries.models.staff import Staff


class NotYours(Refusal):
    """Another person approved it; it can be retired or rewritten."""

    sentence = _("Somebody else approved it. Retire it, or write it anew.")


class AlreadyTold(Refusal):
    """A message holds it, or it is not in force: it can only be retired or rewritten."""

    sentence = _("Somebody was told this answer already, or it is in force no more. Retire it, or write it anew.")


@transaction.atomic
def take_back(answer: Answer, *, by: Staff, at: datetime | None = None) -> None:
    """Make it a draft again, and put the answer that it replaced back in force."""
    held = Answer.objects.select_for_update(of=("self",)).get(pk=answer.pk)
    if held.state != Answer.State.APPROVED or held.quotations.exists():
        raise AlreadyTold
    if held.approved_by_id != by.pk:
        raise NotYours
    replaced, held.replaces = held.replaces, None
    held.state, held.approved_by, held.approved_at = Answer.State.DRAFT, None, None
    held.save(update_fields=["state", "approved_by", "approved_at", "replaces"])
    if replaced:
        Answer.objects.filter(pk=replaced.pk, state=Answer.State.RETIRED).update(state=Answer.State.APPROVED)
    Event.record("answer.approval_taken_back", by=by, at=at, topic=held.topic.key, answer=held.pk)
