"""Reissue カード再発行, Step: how far the replacement of a card has come, as somebody reported it.

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
from django.utils.translation import pgettext_lazy

from .event import Event
from .inquiry import Inquiry

if TYPE_CHECKING:
    from .issuer import Issuer
    from .staff import Staff


class Stage(models.TextChoices):
    """Where a reissue stands: eight stations in order, then the other ends."""

    RECEIVED = "received", pgettext_lazy("stage", "Received")
    ADVISED = "advised", pgettext_lazy("stage", "Advised")
    CONTACTED = "contacted", pgettext_lazy("stage", "Card company contacted")
    REFERRED = "referred", pgettext_lazy("stage", "Asked through the processor")
    ACCEPTED = "accepted", pgettext_lazy("stage", "Reissue accepted")
    ARRIVED = "arrived", pgettext_lazy("stage", "New card arrived")
    MOVED = "moved", pgettext_lazy("stage", "Registrations moved")
    DONE = "done", pgettext_lazy("stage", "Done")
    UNWANTED = "unwanted", pgettext_lazy("stage", "Not wanted")
    INELIGIBLE = "ineligible", pgettext_lazy("stage", "Not eligible")
    WITHDRAWN = "withdrawn", pgettext_lazy("stage", "Withdrawn")
    UNREACHABLE = "unreachable", pgettext_lazy("stage", "Unreachable")
    DUPLICATE = "duplicate", pgettext_lazy("stage", "Duplicate")


STATIONS = list(Stage)[:8]
OTHER_ENDS = list(Stage)[8:]
ENDS = [Stage.DONE, *OTHER_ENDS]
BEFORE_ARRIVAL = [Stage.ADVISED, Stage.CONTACTED, Stage.REFERRED, Stage.ACCEPTED]
ISSUERS_WORD = [Stage.ACCEPTED, Stage.ARRIVED, Stage.MOVED]
PATIENCE = {Stage.RECEIVED: 1, Stage.REFERRED: 3, Stage.ACCEPTED: 21}
"""Days that a station may take: we advise at once, the processor answers in three days, a card comes in three weeks."""


class Reporter(models.TextChoices):
    """Who says that a step was taken."""

    CUSTOMER = "customer", pgettext_lazy("reporter", "Customer")
    ISSUER = "issuer", pgettext_lazy("reporter", "Card company")
    PROCESSOR = "processor", pgettext_lazy("reporter", "Payment processor")
    US = "us", pgettext_lazy("reporter", "Us")


class Fee(models.TextChoices):
    """The fee for the new card: an axis of its own. The notice promises no refund."""

    UNKNOWN = "unknown", pgettext_lazy("fee", "Unknown")
    WAIVER_ADVISED = "waiver_advised", pgettext_lazy("fee", "Told of our request for a waiver")
    NOT_CHARGED = "not_charged", pgettext_lazy("fee", "Not charged")
    CHARGED = "charged", pgettext_lazy("fee", "Charged (claimed)")
    WITH_HEADQUARTERS = "with_headquarters", pgettext_lazy("fee", "With headquarters")
    BEING_REFUNDED = "being_refunded", pgettext_lazy("fee", "Being refunded")
    REFUNDED = "refunded", pgettext_lazy("fee", "Refunded")
    OUT_OF_SCOPE = "out_of_scope", pgettext_lazy("fee", "Out of scope")


class Ended(Exception):
    """A reissue that has ended takes no further step; it can be reopened."""


class NotEnded(Exception):
    """Only what has ended can be reopened."""


class Backwards(Exception):
    """Steps go forward."""


class NotOurWord(Exception):
    """Only the customer, the card company or the processor can report this step."""


class NotYet(Exception):
    """What is reported has happened; its day is not to come."""


def too_long(today: date) -> Q:
    """At its station longer than that may take, as the database asks it."""
    late = (Q(stage=stage, stage_on__lt=today - timedelta(days=days)) for stage, days in PATIENCE.items())
    return reduce(or_, late)


class ReissueQuerySet(models.QuerySet["Reissue"]):
    """Questions about many reissues, and how one begins."""

    def visible_to(self, staff: Staff) -> ReissueQuerySet:
        """The gate."""
        return self.all() if staff.can_see_inquiries else self.none()

    def under_way(self) -> ReissueQuerySet:
        """Not at any end."""
        return self.exclude(stage__in=ENDS)

    def overdue(self, today: date) -> ReissueQuerySet:
        """At its station longer than that may take."""
        return self.filter(too_long(today))

    def longest_waiting_first(self) -> ReissueQuerySet:
        """By the day of the last step."""
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
    issuer = models.ForeignKey("Issuer", models.PROTECT, null=True, blank=True, related_name="reissues")
    brand = models.CharField(max_length=10, choices=Brand, blank=True)
    last_four = models.CharField(max_length=4, blank=True, validators=[RegexValidator(r"^[0-9]{4}\Z")])
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.RECEIVED)
    stage_on = models.DateField()
    fee = models.CharField(max_length=20, choices=Fee, default=Fee.UNKNOWN)
    fee_yen = models.PositiveIntegerField(null=True, blank=True, validators=[MaxValueValidator(99_999)])

    objects = ReissueQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["issuer", "stage"], name="reissue_board")]
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
        """A new card is on its way, or may be: customers need not tell us that they asked for it."""
        return self.stage in BEFORE_ARRIVAL

    @property
    def newest_step(self) -> Step:
        """How it came to stand where it stands."""
        return max(self.steps.all(), key=lambda step: (step.at, step.pk))

    def age(self, today: date) -> int:
        """Days since the last step."""
        return (today - self.stage_on).days

    def is_overdue(self, today: date) -> bool:
        """At its station longer than that may take."""
        return self.stage in PATIENCE and self.age(today) > PATIENCE[Stage(self.stage)]

    @transaction.atomic
    def step(
        self, stage: str, *, by: Staff | None, reported_by: str, on: date | None = None, at: datetime | None = None
    ) -> Step:
        """Somebody reported the next step. From 'accepted' on our own word is not enough; a customer has no `by`."""
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


class Step(models.Model):
    """One station or end: when it happened, who reported it, who wrote it down (nobody: the customer themselves)."""

    reissue = models.ForeignKey(Reissue, models.CASCADE, related_name="steps")
    stage = models.CharField(max_length=12, choices=Stage)
    reported_by = models.CharField(max_length=10, choices=Reporter)
    happened_on = models.DateField()
    by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.get_stage_display()
