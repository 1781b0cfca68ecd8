"""Approvals that no event tells of: whoever writes one into the database leaves it without."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Model

from inquiries.models.answer.answer import Answer
from inquiries.models.answer.statement import Edition
from inquiries.models.correction.correction import Correction
from inquiries.models.enclosure.edition import EnclosureEdition
from inquiries.models.event import Event
from inquiries.models.goodwill.remedy import Remedy

NEAR = timedelta(seconds=5)
"""Approval and event of one verb may have asked the clock one after the other."""
APPROVALS: dict[str, type[Model]] = {
    "answer.approved": Answer,
    "statement.approved": Edition,
    "enclosure.approved": EnclosureEdition,
    "correction.approved": Correction,
    "remedy.approved": Remedy,
}


def unfounded() -> Iterator[tuple[str, int]]:
    """Table and key of each. An answer that was carried over to a later version has the approval of the first."""
    for action, model in APPROVALS.items():
        told: dict[int | None, list[datetime]] = defaultdict(list)
        for by, at in Event.objects.named(action).order_by("at").values_list("by_id", "at"):
            told[by].append(at)
        approved = model._base_manager.exclude(approved_by=None).order_by("pk")  # noqa: SLF001 - documented
        for pk, by, at in approved.values_list("pk", "approved_by_id", "approved_at"):
            if at is None or not _is_near(told[by], at):
                yield str(model._meta.model_name), pk  # noqa: SLF001 - documented


def _is_near(times: list[datetime], at: datetime) -> bool:
    place = bisect_left(times, at - NEAR)
    return place < len(times) and times[place] <= at + NEAR
