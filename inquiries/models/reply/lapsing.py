"""Lapse 自動解除: a claim on which its owner has not worked for the time that a supervisor set goes back to the queue.

Work is what its owner did or wrote that is on record, and each change of a draft. A window that is open does nothing.
The time runs while the hotline is open, as due times do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Greatest
from django.db.models.lookups import Exact
from django.utils import timezone

from inquiries.hours import Hours
from inquiries.models.event import REGROUPINGS, Event, EventQuerySet
from inquiries.models.inquiry.allowance import Allowance
from inquiries.models.inquiry.assignment import Assignment
from inquiries.models.inquiry.callback import Callback
from inquiries.models.inquiry.escalation import Escalation
from inquiries.models.inquiry.idle_limit import IdleLimit
from inquiries.models.inquiry.inquiry import Inquiry
from inquiries.models.inquiry.merge import Merge
from inquiries.models.inquiry.message import Message
from inquiries.models.inquiry.queue import InquiryQuerySet
from inquiries.models.inquiry.sighting import Sighting
from inquiries.models.notice.notice import Version

from .dispatch import Dispatch
from .draft import Draft

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

MOST = 50
"""Claims that lapse in one pass; the next begins a minute later."""

TOLD = timedelta(days=7)
"""For so long whoever had it reads of it on the home screen."""

NEVER = Value(datetime(1970, 1, 1, tzinfo=UTC), output_field=models.DateTimeField())
"""Long before any claim: a database may take the greatest of nothing and something for nothing."""

BACK = [
    *REGROUPINGS,
    "callback.kept",
    "escalation.answered",
    "escalation.withdrawn",
    "escalation.written_down",
    "inquiry.reopened",
    "inquiry.resumed",
    "reply.failed",
]
"""Events that make it its owner's turn again, whoever caused them: the time begins anew."""


def lapse_idle(*, at: datetime | None = None) -> int:
    """Release the claims that have been idle for too long, the longest first; how many these were."""
    now, limit = at or timezone.now(), IdleLimit.objects.last()
    if limit is None or limit.minutes is None:
        return 0
    minutes, within, version = limit.minutes, timedelta(minutes=limit.minutes), Version.objects.in_force()
    hours = version.hours if version else Hours()

    def is_over(since: datetime) -> bool:
        return hours.due(since, within) <= now

    claims = _claims()
    idle = [pk for pk, since in _since(claims) if is_over(since)]
    return sum(_lapse(claims.filter(pk=pk), pk, minutes, now, is_over) for pk in idle)


def lapsed_from(staff: Staff, now: datetime) -> EventQuerySet:
    """The newest lapse of each inquiry that was this person's, unless it is again, or done."""
    lapses = Event.objects.named("inquiry.lapsed").since(now - TOLD)
    later = lapses.filter(inquiry=OuterRef("inquiry"), pk__gt=OuterRef("pk"))
    open_ones = Inquiry.objects.visible_to(staff).open().exclude(owner=staff)
    return lapses.filter(~Exists(later), particulars__staff=staff.pk, inquiry__in=open_ones)


def _lapse(claim: InquiryQuerySet, pk: int, minutes: int, now: datetime, is_over: Callable[[datetime], bool]) -> bool:
    """Look once more with the row locked: who replies, closes, holds or claims has finished, or finds it released."""
    with transaction.atomic():
        inquiry = Inquiry.objects.select_for_update(of=("self",)).get(pk=pk)
        if not any(is_over(since) for _pk, since in _since(claim)):
            return False
        return Assignment.objects.lapse(inquiry, minutes=minutes, at=now)


def _since(claims: InquiryQuerySet) -> list[tuple[int, datetime]]:
    """Their keys, and when their owners last worked on them or it became their turn; the longest ago first."""
    timed = claims.annotate(idle_since=_idle_since()).order_by("idle_since", "pk")
    return list(timed.values_list("pk", "idle_since")[:MOST])


def _claims() -> InquiryQuerySet:
    """Claimed inquiries that wait for their owner alone."""
    claims = Inquiry.objects.owed().filter(owner__isnull=False)
    replies = Dispatch.objects.waiting().filter(Exact(Coalesce("kind", Value("")), Value(Dispatch.Kind.REPLY.value)))
    for keeps in (replies, Callback.objects.filter(_by_owner("owner")), Escalation.objects.open()):
        for rows in _of_matter(keeps):
            claims = claims.filter(~Exists(rows))
    return claims


def _idle_since() -> Greatest:
    """When its owner last worked on it, or when it last became their turn."""
    done = Event.objects.filter(_by_owner("by") | Q(action__in=BACK))
    uncovered = Sighting.objects.filter(_by_owner("staff"), field__in=Allowance.REVEALS.fields)  # to open is no work
    work = [done, Message.objects.filter(_by_owner("author")), uncovered]
    moments = [_latest(rows, "at") for kind in work for rows in _of_matter(kind)]
    moments.append(_latest(Draft.objects.unsent().filter(inquiry=OuterRef("pk")), "updated_at"))
    claimed = _latest(Assignment.objects.filter(inquiry=OuterRef("pk")), "at")
    return Greatest(claimed, *(Coalesce(moment, NEVER) for moment in [*moments, _asked_at()]))


def _asked_at() -> Subquery:
    """When the first message came in after our last answer: those after it do not make the owner's time longer."""
    answers = Message.objects.filter(kind=Message.Kind.OUT, inquiry=OuterRef("inquiry"), at__gte=OuterRef("at"))
    asked = Message.objects.received().filter(~Exists(answers), inquiry=OuterRef("pk"))
    return Subquery(asked.order_by("at").values("at")[:1])


def _latest(rows: models.QuerySet[Any], field: str) -> Subquery:
    return Subquery(rows.order_by(f"-{field}").values(field)[:1])


def _by_owner(field: str) -> Q:
    """By the inquiry's owner. Coalesce, for else SQLite takes the index of all that this person ever did."""
    return Q(Exact(Coalesce(field, Value(0)), OuterRef("owner")))


def _of_matter(rows: models.QuerySet[Any]) -> Iterator[models.QuerySet[Any]]:
    """Those of the inquiry, then those of what was merged into it: in two, so that each is found by index."""
    yield rows.filter(inquiry=OuterRef("pk"))
    yield rows.filter(inquiry__in=Merge.objects.filter(survivor=OuterRef(OuterRef("pk"))).values("inquiry"))
