"""Reissue カード再発行: how far the replacement of a card has got, as reported.

Only the card company can stop or replace a card, so every step says who reported it. No column can hold a number.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.models.event import Event
from inquiries.models.gated import GatedQuerySet
from inquiries.models.inquiry.inquiry import Inquiry
from inquiries.models.refusal import Refusal

from .fee import Fee
from .stage import BEFORE_ARRIVAL, ENDS, ISSUERS_WORD, PATIENCE, STATIONS, Stage
from .step import Reporter, Step

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

    from .issuer import Issuer


class Ended(Refusal):
    """A reissue that has ended takes no further step; it can be reopened."""

    sentence = _("This reissue has ended. Reopen it first.")


class NotEnded(Refusal):
    """Only what has ended can be reopened."""

    sentence = _("It has not ended, so there is nothing to reopen.")


class Backwards(Refusal):
    """Steps go forward."""

    sentence = _("It stands there already, or further on. The page shows how it stands now.")


class NotOurWord(Refusal):
    """Only the customer, the card company or the processor can report this step."""

    sentence = _("We cannot know this ourselves: the customer, the card company or the processor has to say it.")


class NotYet(Refusal):
    """A reported step has happened already: its day is not in the future."""

    sentence = _("This day is still to come. Write down what has happened.")


def too_long(today: date) -> Q:
    """A condition: at its station longer than PATIENCE allows."""
    late = (Q(stage=stage, stage_on__lt=today - timedelta(days=days)) for stage, days in PATIENCE.items())
    return reduce(or_, late)


class ReissueQuerySet(GatedQuerySet["Reissue"]):
    """Questions about many reissues, and how one begins."""

    def under_way(self) -> ReissueQuerySet:
        """Not at any end."""
        return self.exclude(stage__in=ENDS)

    def overdue(self, today: date) -> ReissueQuerySet:
        """At its station longer than PATIENCE allows."""
        return self.filter(too_long(today))

    def longest_waiting_first(self) -> ReissueQuerySet:
        """By the day of the last step, the oldest first."""
        return self.order_by("stage_on", "pk")

    def to_list(self) -> ReissueQuerySet:
        """With all that a list and the line of stations print."""
        steps = models.Prefetch("steps", Step.objects.select_related("by").order_by("at", "pk"))
        return self.select_related("inquiry__contact", "issuer").prefetch_related(steps)

    @transaction.atomic
    def open(
        self,
        inquiry: Inquiry,
        *,
        by: Staff,
        issuer: Issuer | None = None,
        brand: str = "",
        last_four: str = "",
        reported_by: Reporter = Reporter.CUSTOMER,
        at: datetime | None = None,
    ) -> Reissue:
        """A customer wants a card replaced, or asks about it."""
        now = at or timezone.now()
        today = timezone.localdate(now)
        reissue = self.create(inquiry=inquiry, issuer=issuer, brand=brand, last_four=last_four, stage_on=today)
        Step.objects.create(
            reissue=reissue, stage=Stage.RECEIVED, reported_by=reported_by, happened_on=today, by=by, at=now
        )
        Event.record("reissue.opened", by=by, inquiry=inquiry, at=now, reissue=reissue.pk)
        return reissue


class Reissue(models.Model):
    """One card that is being replaced. `stage` repeats the newest step so that the board is one query."""

    class Brand(models.TextChoices):
        """What is printed on the card."""

        VISA = "visa", "Visa"
        MASTERCARD = "mastercard", "Mastercard"
        JCB = "jcb", "JCB"
        AMEX = "amex", "American Express"
        DINERS = "diners", "Diners Club"
        OTHER = "other", pgettext_lazy("brand", "Other")

    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="reissues")
    issuer = models.ForeignKey("Issuer", models.PROTECT, null=True, blank=True, related_name="reissues", db_index=False)
    brand = models.CharField(max_length=10, choices=Brand, blank=True)
    last_four = models.CharField(max_length=4, blank=True, validators=[RegexValidator(r"^[0-9]{4}\Z")])
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.RECEIVED)
    stage_on = models.DateField()
    fee = models.CharField(max_length=20, choices=Fee, default=Fee.UNKNOWN)
    fee_yen = models.PositiveIntegerField(null=True, blank=True, validators=[MaxValueValidator(99_999)])

    objects = ReissueQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["issuer", "stage", "fee", "stage_on", "fee_yen"], name="reissue_board"),
            models.Index(fields=["id"], condition=~Q(stage__in=ENDS), name="reissue_under_way"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_four="") | Q(last_four__regex=r"^[0-9]{4}$"), name="only_last_four"
            ),
            models.CheckConstraint(condition=Q(fee_yen=None) | Q(fee_yen__lte=99_999), name="fee_is_a_fee"),
        ]

    def __str__(self) -> str:
        return f"{self.inquiry} · {self.get_stage_display()}"

    @property
    def has_ended(self) -> bool:
        """At one of its ends."""
        return self.stage in ENDS

    @property
    def may_arrive(self) -> bool:
        """A new card may be on its way, even where the customer never told us that they asked for it."""
        return self.stage in BEFORE_ARRIVAL

    @property
    def newest_step(self) -> Step:
        """The step that brought it to its stage."""
        return max(self.steps.all(), key=lambda step: (step.at, step.pk))

    def age(self, today: date) -> int:
        """Days since the last step."""
        return (today - self.stage_on).days

    def is_overdue(self, today: date) -> bool:
        """At its station longer than PATIENCE allows."""
        return self.stage in PATIENCE and self.age(today) > PATIENCE[Stage(self.stage)]

    @transaction.atomic
    def step(
        self, stage: str, *, by: Staff | None, reported_by: str, on: date | None = None, at: datetime | None = None
    ) -> Step:
        """Record a reported step. From ACCEPTED on, our own word is not enough. `by` is None for a customer."""
        now = at or timezone.now()
        reissue = Reissue.objects.select_for_update(of=("self",)).get(pk=self.pk)
        if reissue.has_ended:
            raise Ended
        if stage in STATIONS and STATIONS.index(Stage(stage)) <= STATIONS.index(Stage(reissue.stage)):
            raise Backwards
        ours = reported_by == Reporter.US
        if ours and (stage in ISSUERS_WORD or (stage == Stage.DONE and reissue.stage not in ISSUERS_WORD)):
            raise NotOurWord
        today = timezone.localdate(now)
        if on and on > today:
            raise NotYet
        return self._stand_at(stage, by=by, reported_by=reported_by, on=on or today, at=now)

    @transaction.atomic
    def reopen(self, *, by: Staff, at: datetime | None = None) -> Step:
        """Back to the last station before the end; the history stays."""
        now = at or timezone.now()
        last = self.steps.exclude(stage__in=ENDS).order_by("-at", "-pk").first()
        if not self.has_ended or last is None:
            raise NotEnded
        return self._stand_at(last.stage, by=by, reported_by=Reporter.US, on=timezone.localdate(now), at=now)

    def _stand_at(self, stage: str, *, by: Staff | None, reported_by: str, on: date, at: datetime) -> Step:
        step = Step.objects.create(reissue=self, stage=stage, reported_by=reported_by, happened_on=on, by=by, at=at)
        self.stage, self.stage_on = stage, on
        self.save(update_fields=["stage", "stage_on"])
        Event.record(
            "reissue.stepped", by=by, inquiry=self.inquiry, at=at, reissue=self.pk, stage=stage, reported_by=reported_by
        )
        return step

    @transaction.atomic
    def set_fee(self, fee: str, *, by: Staff, yen: int | None = None, at: datetime | None = None) -> None:
        """What is known of the fee."""
        self.fee, self.fee_yen = fee, yen
        self.save(update_fields=["fee", "fee_yen"])
        Event.record("reissue.fee", by=by, inquiry=self.inquiry, at=at, reissue=self.pk, fee=fee)

    @transaction.atomic
    def set_issuer(self, issuer: Issuer | None, *, by: Staff, at: datetime | None = None) -> None:
        """Which card company it is, once that is known."""
        self.issuer = issuer
        self.save(update_fields=["issuer"])
        Event.record("reissue.issuer", by=by, inquiry=self.inquiry, at=at, reissue=self.pk)
