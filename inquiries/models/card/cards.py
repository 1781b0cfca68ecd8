"""Questions about many reissues, and how they begin."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Self, TypedDict, Unpack

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.models.event import Event
from inquiries.models.gated import GatedQuerySet
from inquiries.models.refusal import Refusal

from .beginning import Beginning
from .issuer import Issuer
from .no_word_limit import NoWordLimit
from .patience import too_long
from .snag import Snag
from .stage import AWAITED, ENDS, PATIENCE, Stage
from .step import Reporter, Step

if TYPE_CHECKING:
    from inquiries.models.inquiry.inquiry import Inquiry
    from inquiries.models.staff import Staff

    from .reissue import Reissue


class NotTheirBeginning(Refusal):
    """What the card company begins on its own is not known from the desk alone, and the customer's wish is theirs."""

    sentence = _("We cannot know this ourselves: choose the customer, the card company or the processor.")


class Card(TypedDict, total=False):
    """What is known of a card that is to be replaced."""

    issuer: Issuer | None
    brand: str
    last_four: str


def no_word(today: date, days: int) -> Q:
    """A condition: the card company was asked, and nobody has said anything for so many days."""
    return Q(stage__in=AWAITED, stage_on__lte=today - timedelta(days=days))


class ReissueQuerySet(GatedQuerySet["Reissue"]):
    """Questions about many reissues, and how they begin."""

    def under_way(self) -> Self:
        """Not at any end."""
        return self.exclude(stage__in=ENDS)

    def overdue(self, today: date) -> Self:
        """At its station longer than PATIENCE allows."""
        return self.filter(too_long(PATIENCE, today))

    def without_word(self, today: date, days: int | None = None) -> Self:
        """Of which nobody has said anything for so many days, else for those that a supervisor set."""
        return self.filter(no_word(today, days or NoWordLimit.objects.in_force().days))

    def with_open_snag(self, kind: str) -> Self:
        """Somebody has to look into a report on it."""
        return self.filter(pk__in=Snag.objects.open().filter(kind=kind).values("reissue"))

    def longest_waiting_first(self) -> Self:
        """By the day of the last step, the oldest first."""
        return self.order_by("stage_on", "pk")

    def to_list(self) -> Self:
        """With all that a list and the line of stations print."""
        steps = models.Prefetch("steps", Step.objects.to_list())
        return self.select_related("inquiry__contact", "issuer").prefetch_related(steps)

    def to_show(self) -> Self:
        """With all that the page of one prints."""
        snags = models.Prefetch("snags", Snag.objects.select_related("by", "settled_by").oldest_first())
        return self.to_list().prefetch_related(snags)

    @transaction.atomic
    def open(
        self,
        inquiry: Inquiry,
        *,
        by: Staff,
        reported_by: str = Reporter.CUSTOMER,
        beginning: str = Beginning.THEMSELVES,
        at: datetime | None = None,
        **card: Unpack[Card],
    ) -> Reissue:
        """A card is to be replaced, or somebody asks about it. NotTheirBeginning where that is not ours to say."""
        if reported_by == Reporter.US and beginning == Beginning.ISSUER:
            raise NotTheirBeginning
        now = at or timezone.now()
        today = timezone.localdate(now)
        company = Issuer.objects.kept(card.pop("issuer", None), by=by, at=now)
        reissue = self.create(inquiry=inquiry, beginning=beginning, stage_on=today, issuer=company, **card)
        Step.objects.create(
            reissue=reissue, stage=Stage.RECEIVED, reported_by=reported_by, happened_on=today, by=by, at=now
        )
        is_ours, is_issuers = beginning == Beginning.FOR_THEM, beginning == Beginning.ISSUER
        Event.record(
            "reissue.asked_for" if is_ours else "reissue.replaced" if is_issuers else "reissue.opened",
            by=by,
            inquiry=inquiry,
            at=now,
            reissue=reissue.pk,
        )
        return reissue

    @transaction.atomic
    def open_all(
        self, inquiry: Inquiry, cards: Sequence[Card], *, by: Staff, reported_by: str, beginning: str
    ) -> list[Reissue]:
        """Several cards of one person at once: all of them, or none."""
        return [self.open(inquiry, by=by, reported_by=reported_by, beginning=beginning, **card) for card in cards]
