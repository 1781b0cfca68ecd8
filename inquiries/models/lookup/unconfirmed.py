"""Unconfirmed 確認できない相談者: a promised call was made, and the number that was called proves nobody.

Whether it is not on the list, several people have it, or no list can be opened: the desk sees, says and records the
same. What is said denies nothing, for whoever is not found by one number may be found by another.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.models.event import Event
from inquiries.models.refusal import Refusal

if TYPE_CHECKING:
    from inquiries.models.inquiry.inquiry import Inquiry
    from inquiries.models.staff import Staff

TRIED, TOLD, PROVED = "contact.not_confirmed", "contact.told_unconfirmed", "contact.verified"
LASTS = timedelta(hours=12)
"""For so long what a call back brought stands on the page; it is how long the call itself counts."""


class NothingTried(Refusal):
    """Nobody was called back and not confirmed, or they are verified meanwhile."""

    sentence = _("This is said only after a promised call whose number confirmed nobody. Load the page again.")


class AlreadyTold(Refusal):
    """Somebody has noted it."""

    sentence = _("Somebody has noted already that this was said.")


class Unconfirmed(NamedTuple):
    """Since when it stands so, and who has said it to the caller."""

    at: datetime
    told: Event | None = None

    @classmethod
    def of(cls, events: Iterable[Event], inquiry: Inquiry, *, at: datetime) -> Unconfirmed | None:
        """By the events of the inquiry, oldest first. None where nothing was tried, or they have proved it since."""
        found: Unconfirmed | None = None
        for event in events:
            if event.inquiry_id != inquiry.pk:
                continue
            if event.action == TRIED:
                found = cls(event.at)
            elif event.action == TOLD and found:
                found = found._replace(told=event)
            elif event.action.startswith(PROVED):
                found = None
        return found if found and found.at > at - LASTS else None


def unconfirmed(inquiry: Inquiry, *, at: datetime) -> Unconfirmed | None:
    """The same, for whoever has no events at hand."""
    events = Event.objects.filter(inquiry=inquiry, action__startswith="contact.")
    return Unconfirmed.of(events.oldest_first(), inquiry, at=at)


@transaction.atomic
def tell(inquiry: Inquiry, *, by: Staff, at: datetime | None = None) -> None:
    """It was said to the caller. Nothing is read in the list. NothingTried, AlreadyTold."""
    now = at or timezone.now()
    type(inquiry).objects.select_for_update(of=("self",), no_key=True).get(pk=inquiry.pk)
    stands = unconfirmed(inquiry, at=now)
    if stands is None:
        raise NothingTried
    if stands.told:
        raise AlreadyTold
    inquiry.record("contact.told_unconfirmed", by=by, at=now)
