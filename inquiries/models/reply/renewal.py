"""Renewal 差し替え: a reply that was written from an old version takes the clauses of the version in force.

The answer in force on the same topic goes in and the old one out; what a person wrote stays as it is. Somebody reads it
again and sends it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inquiries.models.answer.answer import Answer
from inquiries.models.inquiry.quoting import take_back
from inquiries.models.notice.notice import Clause, Version

from .dispatch import Dispatch
from .draft import Draft, DraftQuerySet
from .not_sent import NotSent
from .taking_back import AlreadyGone

if TYPE_CHECKING:
    from datetime import datetime

    from inquiries.models.staff import Staff

    from .outbox import DispatchQuerySet


class NotApprovedYet(NotSent):
    """No answer on this topic is approved on the version in force."""

    sentence = _("The new answer is not approved yet. It can be put in as soon as a second person has approved it.")


class UpToDate(NotSent):
    """All that it quotes is in force."""

    sentence = _("This reply is up to date already.")


def held_drafts(version: Version | None) -> DraftQuerySet:
    """Unsent drafts that quote an answer no longer in force."""
    old = Answer.objects.exclude(Q(version=version, state=Answer.State.APPROVED)).values("pk")
    holding = Draft.answers.through.objects.filter(answer__in=old).values("draft")
    return Draft.objects.unsent().filter(pk__in=holding)


def held_mails(version: Version | None) -> DispatchQuerySet:
    """Mails, queued or given up, that quote an old version: they are not sent."""
    return Dispatch.objects.unfinished().filter(_quotes_an_old_one(version))


def _quotes_an_old_one(version: Version | None) -> Q:
    """Not sent, and a clause of another version stands in it."""
    quoting = Clause.objects.exclude(version=version).filter(quotations__message=models.OuterRef("message"))
    return Q(sent_at=None, message__isnull=False) & Q(models.Exists(quoting))


def unsent(version: Version | None) -> DispatchQuerySet:
    """Given up or bounced, but for those that quote an old version, which are held."""
    return Dispatch.objects.failed().exclude(pk__in=held_mails(version))


def stuck(version: Version | None) -> DispatchQuerySet:
    """All mail that somebody must deal with, unsent or held; `is_held` says which."""
    is_held = models.ExpressionWrapper(_quotes_an_old_one(version), models.BooleanField())
    has_failed = Q(failed_at__isnull=False) | Q(bounced_at__isnull=False)
    return Dispatch.objects.unfinished().annotate(is_held=is_held).filter(has_failed | Q(is_held=True))


@transaction.atomic
def renew(draft: Draft, *, by: Staff, at: datetime | None = None) -> None:
    """Exchange each answer for that in force on the same topic."""
    version = Version.objects.in_force()
    old = list(draft.answers.exclude(version=version, state=Answer.State.APPROVED).to_show())
    if not old:
        raise UpToDate
    for answer in old:
        new = Answer.objects.approved().of(version).filter(topic=answer.topic, cohort=answer.cohort).to_show().first()
        if new is None:
            raise NotApprovedYet
        draft.insert(new)
        draft.withdraw(answer)
    numbers = {"was": max(answer.version.number for answer in old), "version": version.number if version else 0}
    draft.inquiry.record("draft.renewed", by=by, at=at, **dict[str, Any](numbers))


@transaction.atomic
def call_in(dispatch: Dispatch, *, by: Staff, at: datetime) -> Draft:
    """Make a held reply its author's draft again, with the clauses of the version in force."""
    row = Dispatch.objects.select_for_update(of=("self",)).select_related("message").get(pk=dispatch.pk)
    draft = row.drafts.first()
    is_under_way = not row.failed_at and row.tries
    if row.sent_at or is_under_way or row.message is None or draft is None:
        raise AlreadyGone
    draft.come_back()
    take_back(row.message)
    row.inquiry.record("reply.taken_back", by=by, at=at)
    renew(draft, by=by, at=at)
    return draft
