"""Claiming 次を担当: what is next, and whose it is from now on. However many ask at once, two never get the same."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from .assignment import Assignment
from .inquiry import Inquiry

if TYPE_CHECKING:
    from inquiries.models.staff import Staff


def claim_next(*, by: Staff, at: datetime | None = None) -> Inquiry | None:
    """Give `by` the most urgent inquiry that nobody holds; None when there is none."""
    while True:
        with transaction.atomic():
            candidates = Inquiry.objects.visible_to(by).to_claim().in_turn()
            if connection.features.has_select_for_update_skip_locked:
                candidates = candidates.select_for_update(skip_locked=True, of=("self",))
            if (inquiry := candidates.first()) is None:
                return None
            try:
                with transaction.atomic():
                    Assignment.objects.add(inquiry, staff=by, by=by, at=at or timezone.now())
            except IntegrityError:
                continue  # somebody claimed it after our query
            inquiry.record("inquiry.claimed", by=by, at=at)
            return inquiry
