"""Mention メンション: a note names a colleague. It is open until they settle it or write a note that mentions back.

The row holds no words: they stay in the note, wherever merges and splits show it, behind the gate of the inquiries.
Nothing says whether somebody has read it, for reading writes nothing.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.models.gated import GatedQuerySet
from inquiries.models.refusal import Refusal
from inquiries.models.settled import NotSettled

from .naming import named_in

if TYPE_CHECKING:
    from inquiries.models.inquiry.message import Message
    from inquiries.models.staff import Staff

MENTIONED = "colleagues.mentioned"
"""The event. It has the time of its mentions."""
KEPT = timedelta(days=1)
"""For so long a settled one stays on the list."""


class NotYours(Refusal):
    """A mention is settled by the one whom it names."""

    sentence = _("This mention is for somebody else. They settle it themselves.")


class SettledBefore(Refusal):
    """In another window, or by a note that mentioned back."""

    sentence = _("This mention is settled already.")


class MentionQuerySet(GatedQuerySet["Mention"]):
    """Questions about many mentions; `make` belongs to the verb that writes the note."""

    def of(self, staff: Staff) -> MentionQuerySet:
        """For this person."""
        return self.filter(staff=staff)

    def open(self) -> MentionQuerySet:
        """Not settled."""
        return self.filter(settled_at=None)

    def settled_since(self, at: datetime) -> MentionQuerySet:
        """Settled at that instant or later."""
        return self.filter(settled_at__gte=at)

    def oldest_first(self) -> MentionQuerySet:
        """What has waited longest comes first."""
        return self.order_by("at", "pk")

    def settled_last_first(self) -> MentionQuerySet:
        """What was settled last comes first."""
        return self.order_by("-settled_at", "-pk")

    def to_list(self) -> MentionQuerySet:
        """With all that a row prints."""
        return self.select_related(
            "message__author", "message__inquiry__contact", "message__inquiry__merge__survivor__contact"
        )

    def make(self, note: Message) -> None:
        """Mention those whom a new note names. What they asked of its author, in this matter, is settled by that."""
        if note.author is None or not (named := named_in(note.text, by=note.author).colleagues):
            return
        self.bulk_create(Mention(message=note, staff=staff, at=note.at) for staff in named)
        asked = self.of(note.author).open().filter(message__author__in=named)
        matter = type(note.inquiry).objects.parts_of(note.inquiry)
        asked.filter(message__inquiry__in=matter).update(settled_at=note.at)
        names = [staff.name for staff in named]
        note.inquiry.record(MENTIONED, by=note.author, at=note.at, message=note.pk, colleagues=names)


class Mention(models.Model):
    """Whom a note names, since when, and when that was settled. By whom: the author of the note."""

    message = models.ForeignKey("Message", models.CASCADE, related_name="mentions", db_index=False)
    staff = models.ForeignKey("Staff", models.PROTECT, related_name="mentions", db_index=False)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    objects = MentionQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["staff", "at", "id"], condition=models.Q(settled_at=None), name="mention_open"),
            models.Index(
                fields=["staff", "settled_at", "id"],
                condition=models.Q(settled_at__isnull=False),
                name="mention_settled",
            ),
        ]
        constraints = [models.UniqueConstraint(fields=["message", "staff"], name="mentioned_once_in_a_note")]

    def __str__(self) -> str:
        return str(self.staff)

    def settle(self, *, by: Staff, at: datetime | None = None) -> None:
        """It needs nothing more. NotYours to anybody but the one whom it names."""
        if by.pk != self.staff_id:
            raise NotYours
        if not Mention.objects.open().filter(pk=self.pk).update(settled_at=at or timezone.now()):
            raise SettledBefore

    def unsettle(self, *, by: Staff) -> None:
        """It is not settled after all."""
        if by.pk != self.staff_id:
            raise NotYours
        if not Mention.objects.filter(pk=self.pk, settled_at__isnull=False).update(settled_at=None):
            raise NotSettled
