"""Closure 完了: an inquiry is closed while this row exists."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.models.refusal import Refusal

from .assignment import Assignment
from .kept import KeptManager
from .message import Message, MessageQuerySet

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

    from .inquiry import Inquiry


class Closed(Refusal):
    """The inquiry is closed already."""

    sentence = _("This inquiry is closed; somebody was faster, or it was closed in another window.")


class NotClosed(Refusal):
    """Only a closed inquiry can be reopened."""

    sentence = _("This inquiry is open already.")


class InHand(Refusal):
    """A colleague has it, and nobody said that it is closed all the same."""

    sentence = _("%(name)s has this inquiry in hand. Ask them, or say that it is closed all the same.")


class ClosureManager(KeptManager["Closure"]):
    """Closes inquiries, and reopens them."""

    def shut(self, inquiry: Inquiry, *, by: Staff, outcome: str, insists: bool, at: datetime) -> None:
        """Close it. Closed if it is closed already; InHand where a colleague has it, unless somebody `insists`."""
        if holder := Assignment.objects.holder(inquiry, but=by):
            if not insists:
                raise InHand(name=holder.name)
            inquiry.record("inquiry.insisted", by=by, at=at, owner=holder.name)
        try:
            with transaction.atomic():
                inquiry.closure = self.add(inquiry, by=by, at=at, outcome=outcome)
        except IntegrityError:
            raise Closed from None

    def open(self, inquiry: Inquiry) -> None:
        """Reopen it. NotClosed if it is open."""
        if not self.drop(inquiry):
            raise NotClosed
        inquiry._state.fields_cache.pop("closure", None)  # noqa: SLF001 - what Django remembers of it


class Closure(models.Model):
    """Who closed it, when, and with what outcome."""

    class Outcome(models.TextChoices):
        """What came of the inquiry."""

        ANSWERED = "answered", pgettext_lazy("outcome", "Answered from the notice")
        ANSWERED_FREELY = "answered_freely", pgettext_lazy("outcome", "Answered in own words")
        TO_ISSUER = "to_issuer", pgettext_lazy("outcome", "Referred to the card company")
        TO_SECOND_LINE = "to_second_line", pgettext_lazy("outcome", "Handed to the second line")
        NO_ANSWER = "no_answer", pgettext_lazy("outcome", "No answer possible")
        NOT_NEEDED = "not_needed", pgettext_lazy("outcome", "No answer needed")
        DUPLICATE = "duplicate", pgettext_lazy("outcome", "Duplicate")

    inquiry = models.OneToOneField("Inquiry", models.CASCADE, related_name="closure")
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(max_length=20, choices=Outcome)

    objects = ClosureManager()

    def __str__(self) -> str:
        return self.get_outcome_display()


OFFERED = [choice for choice in Closure.Outcome.choices if choice[0] != Closure.Outcome.TO_SECOND_LINE]
"""The outcomes to choose from. An escalated inquiry now stays open, so TO_SECOND_LINE is only in old closures."""


def is_borne_out(inquiry: Inquiry, outcome: str) -> bool:
    """Whether the matter holds what an outcome "answered" says."""
    said = bearing_out(Message.objects.filter(inquiry__in=type(inquiry).objects.parts_of(inquiry)), outcome)
    return said is None or said.exists()


def bearing_out(messages: MessageQuerySet, outcome: str) -> MessageQuerySet | None:
    """Those of these messages that reached the customer, or are on their way; None where the outcome needs none.

    For ANSWERED_FREELY a note, or a call that somebody wrote down, is enough.
    """
    if outcome not in {Closure.Outcome.ANSWERED, Closure.Outcome.ANSWERED_FREELY}:
        return None
    said = messages.on_its_way_or_there()
    if outcome == Closure.Outcome.ANSWERED_FREELY:
        said |= messages.filter(kind__in=[Message.Kind.NOTE, Message.Kind.IN], author__isnull=False)
    return said
