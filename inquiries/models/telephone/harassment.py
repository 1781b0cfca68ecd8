"""Harassment カスハラ: somebody had to warn the caller of an inquiry, or to end the call, while this row exists.

It warns whoever speaks to them next. It refuses nothing: a customer who was loud still gets an answer.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.models.explanation import explained
from inquiries.models.gated import GatedQuerySet
from inquiries.models.inquiry.inquiry import Inquiry
from inquiries.models.refusal import Refusal

if TYPE_CHECKING:
    from inquiries.models.staff import Staff


class NotMarked(Refusal):
    """Somebody took the mark off already."""

    sentence = _("This inquiry is not marked as harassment.")


class OnlySupervisors(Refusal):
    """The person who was harassed does not have to judge it."""

    sentence = _("Only a supervisor takes this mark off.")


class HarassmentQuerySet(GatedQuerySet["Harassment"]):
    """Questions about many, and the verbs."""

    def about(self, inquiry: Inquiry) -> Self:
        """Of this contact, in whatever matter, and of whoever else speaks in this one."""
        of_the_matter = Q(inquiry__merge__survivor=inquiry)
        return self.filter(Q(inquiry__contact=inquiry.contact_id) | Q(inquiry=inquiry) | of_the_matter)

    def newest_first(self) -> Self:
        """The last one first."""
        return self.order_by("-at", "-pk")

    def to_list(self) -> Self:
        """With what a row of the list prints."""
        return self.select_related("by").prefetch_related(models.Prefetch("inquiry", Inquiry.objects.to_list()))

    def to_show(self) -> Self:
        """With what the page of an inquiry prints."""
        return self.select_related("by", "inquiry")

    def mark(self, inquiry: Inquiry, *, by: Staff, at: datetime | None = None) -> None:
        """Mark the inquiry; where it is marked already, nothing changes."""
        _row, is_new = self.get_or_create(inquiry=inquiry, defaults={"by": by, "at": at or timezone.now()})
        if is_new:
            inquiry.record("harassment.marked", by=by, at=at)

    @transaction.atomic
    def lift(self, inquiry: Inquiry, *, by: Staff, reason: str, at: datetime | None = None) -> None:
        """A supervisor takes the mark off. NotMarked if there is none."""
        if not by.can_supervise:
            raise OnlySupervisors
        if not self.filter(inquiry=inquiry).delete()[0]:
            raise NotMarked
        inquiry._state.fields_cache.pop("harassment", None)  # noqa: SLF001 - what Django remembers of it
        inquiry.record("harassment.lifted", by=by, at=at, because=explained(reason))


class Harassment(models.Model):
    """Who marked it first, and when. What was warned of is in its calls."""

    inquiry = models.OneToOneField(Inquiry, models.PROTECT, related_name="harassment")
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField(db_index=True)

    objects = HarassmentQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.inquiry)
