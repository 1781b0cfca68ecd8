"""Claiming 次を担当: what is next, and whose it is from now on. However many ask at once, two never get the same.

What is next goes by priority, so fraud and threats come first for whoever asks. Within one priority what is late comes
first, then what is in the skills of the person who asks, each by due time. So skill passes over nothing that is late,
and since what is passed over becomes late in the end, everything is given out. Without skills, priority and due time
decide alone. Whoever goes through a list of their own choice, as a saved view is, gets its first in its own order.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, connection, transaction
from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Value, When
from django.utils import timezone

from inquiries.models.team.skill import Skill

from .assignment import Assignment
from .guess import Guess
from .inquiry import Inquiry

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

    from .queue import InquiryQuerySet

AMONG = 100
"""Skill chooses among so many that are next in turn, so that a claim costs the same however many wait."""


def claim_next(*, by: Staff, among: InquiryQuerySet | None = None, at: datetime | None = None) -> Inquiry | None:
    """Give `by` the next inquiry that nobody holds, or the first of those `among`; None when there is none."""
    now = at or timezone.now()
    while True:
        inquiry = None
        try:
            with transaction.atomic():
                if inquiry := _next_for(by, now) if among is None else _first_of(among.visible_to(by)):
                    Assignment.objects.add(inquiry, staff=by, by=by, at=now)
                    inquiry.record("inquiry.claimed", by=by, at=at)
                return inquiry
        except IntegrityError:
            if not Assignment.objects.filter(inquiry=inquiry).exists():
                raise
            # Somebody claimed it after our query.


def _first_of(among: InquiryQuerySet) -> Inquiry | None:
    return _free(among.to_claim()).first()


def _free(waiting: InquiryQuerySet) -> InquiryQuerySet:
    """Locked, where the database can pass over what others have locked."""
    if connection.features.has_select_for_update_skip_locked:
        return waiting.select_for_update(skip_locked=True, of=("self",))
    return waiting


def _next_for(staff: Staff, now: datetime) -> Inquiry | None:
    waiting = Inquiry.objects.visible_to(staff).to_claim()
    candidates = _free(waiting)
    near = candidates.filter(pk__in=waiting.in_turn().values("pk")[:AMONG])
    place = Case(
        When(due_at__lt=now, then=Value(0)),
        When(in_skills_of(staff), then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    # When as many as AMONG ask at once, all that are near may be locked.
    return near.order_by("priority", place, "due_at", "pk").first() or candidates.in_turn().first()


def in_skills_of(staff: Staff) -> Q:
    """On a topic, set or guessed, or in a language that this person takes first."""
    own = Skill.objects.of(staff)
    topics = own.filter(topic__isnull=False).values("topic")
    on_topic = Inquiry.topics.through.objects.filter(inquiry=OuterRef("pk"), topic__in=topics)
    guessed = Guess.topics.through.objects.filter(guess__inquiry=OuterRef("pk"), topic__in=topics)
    languages = own.filter(topic=None).values("language")
    return Q(Exists(on_topic)) | Q(Exists(guessed)) | Q(language__in=languages)
