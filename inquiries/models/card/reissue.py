"""Reissue カード再発行: how far the replacement of a card has got, as reported.

Only the card company can stop or replace a card, so every step says who reported it. No column can hold a number.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext

from inquiries.models.event import Event
from inquiries.models.inquiry.inquiry import Inquiry

from .beginning import Beginning
from .brand import Brand
from .cards import ReissueQuerySet
from .fee import Fee
from .issuer import Issuer
from .not_taken import Backwards, Ended, NotEnded, NotNewest, NotOurWord, NotYet
from .retraction import Retraction
from .snag import Snag
from .stage import AWAITED, ENDS, ISSUERS_WORD, PATIENCE, STATIONS, Stage
from .step import Reporter, Step

if TYPE_CHECKING:
    from inquiries.models.staff import Staff


class Reissue(models.Model):
    """One card that is being replaced. `stage` repeats the newest step so that the board is one query."""

    Brand = Brand

    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="reissues")
    issuer = models.ForeignKey("Issuer", models.PROTECT, null=True, blank=True, related_name="reissues", db_index=False)
    brand = models.CharField(max_length=10, choices=Brand, blank=True)
    last_four = models.CharField(max_length=4, blank=True, validators=[RegexValidator(r"^[0-9]{4}\Z")])
    beginning = models.CharField(max_length=10, choices=Beginning, default=Beginning.THEMSELVES)
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.RECEIVED)
    stage_on = models.DateField()
    fee = models.CharField(max_length=20, choices=Fee, default=Fee.UNKNOWN)
    fee_yen = models.PositiveIntegerField(null=True, blank=True, validators=[MaxValueValidator(99_999)])

    objects = ReissueQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["issuer", "stage", "fee", "stage_on", "fee_yen"], name="reissue_board"),
            models.Index(fields=["id"], condition=~Q(stage__in=ENDS), name="reissue_under_way"),
            models.Index(fields=["stage_on", "id"], condition=Q(stage__in=AWAITED), name="reissue_no_word"),
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
    def name(self) -> str:
        """The card company, and the four digits where they are known."""
        issuer = self.issuer.name if self.issuer else gettext("Card company not known")
        return f"{issuer} {self.last_four}".strip()

    @property
    def has_ended(self) -> bool:
        """At one of its ends."""
        return self.stage in ENDS

    @property
    def newest_step(self) -> Step:
        """The step that brought it to its stage."""
        return self.standing_steps[-1]

    @property
    def standing_steps(self) -> list[Step]:
        """Those that nobody took back, the oldest first."""
        standing = (step for step in self.steps.all() if not step.is_retracted)
        return sorted(standing, key=lambda step: (step.at, step.pk))

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
        today = timezone.localdate(now)
        self.held().must_take(stage, reported_by=reported_by, on=on, today=today)
        return self._stand_at(stage, by=by, reported_by=reported_by, on=on or today, at=now)

    def must_take(self, stage: str, *, reported_by: str, on: date | None, today: date) -> None:
        """Raise why it does not take this step."""
        if self.has_ended:
            raise Ended
        if stage in STATIONS and STATIONS.index(Stage(stage)) <= STATIONS.index(Stage(self.stage)):
            raise Backwards
        ours = reported_by == Reporter.US
        if ours and (stage in ISSUERS_WORD or (stage == Stage.DONE and self.stage not in ISSUERS_WORD)):
            raise NotOurWord
        if on and on > today:
            raise NotYet

    @transaction.atomic
    def retract(self, step: Step, *, by: Staff | None, at: datetime | None = None) -> None:
        """Take the newest step back: it stays on record, and the one before it stands again. None: the customer."""
        now = at or timezone.now()
        self.held()
        newest = list(self.steps.standing().newest_first()[:2])
        if newest[0] != step or newest[1:] == []:
            raise NotNewest
        [_step, before] = newest
        Retraction.objects.create(step=step, by=by, at=now)
        Snag.objects.open().filter(step=step).delete()
        self._keep(before.stage, before.happened_on)
        Event.record("reissue.retracted", by=by, inquiry=self.inquiry, at=now, reissue=self.pk, stage=step.stage)

    @transaction.atomic
    def reopen(self, *, by: Staff, at: datetime | None = None) -> Step:
        """Back to the last station before the end; the history stays."""
        now = at or timezone.now()
        self.stage = self.held().stage
        last = self.steps.standing().exclude(stage__in=ENDS).newest_first().first()
        if not self.has_ended or last is None:
            raise NotEnded
        return self._stand_at(last.stage, by=by, reported_by=Reporter.US, on=timezone.localdate(now), at=now)

    def held(self) -> Reissue:
        """The row as it is now, locked behind its inquiry's, as everything locks them."""
        Inquiry.objects.hold_fast(Inquiry(pk=self.inquiry_id))
        return Reissue.objects.select_for_update(of=("self",)).get(pk=self.pk)

    def _keep(self, stage: str, on: date) -> None:
        self.stage, self.stage_on = stage, on
        self.save(update_fields=["stage", "stage_on"])

    def _stand_at(self, stage: str, *, by: Staff | None, reported_by: str, on: date, at: datetime) -> Step:
        step = Step.objects.create(reissue=self, stage=stage, reported_by=reported_by, happened_on=on, by=by, at=at)
        self._keep(stage, on)
        if self.has_ended:
            self.sheet_rows.waiting().update(state="let_go")  # no answer is awaited about it any more
        Event.record(
            "reissue.stepped", by=by, inquiry=self.inquiry, at=at, reissue=self.pk, stage=stage, reported_by=reported_by
        )
        Snag.objects.weigh(step)
        return step

    @transaction.atomic
    def set_fee(self, fee: str, *, by: Staff | None, yen: int | None = None, at: datetime | None = None) -> None:
        """What is known of the fee. `by` is None for a customer."""
        self.fee, self.fee_yen = fee, yen
        self.save(update_fields=["fee", "fee_yen"])
        Event.record("reissue.fee", by=by, inquiry=self.inquiry, at=at, reissue=self.pk, fee=fee)

    @transaction.atomic
    def refuse(self, *, by: Staff | None, reported_by: str, at: datetime | None = None) -> None:
        """The card company refused: somebody looks into it. NotOurWord where nobody outside said so."""
        if reported_by == Reporter.US:
            raise NotOurWord
        Snag.objects.refused(self.held(), reported_by=reported_by, by=by, at=at or timezone.now())

    @transaction.atomic
    def set_issuer(self, issuer: Issuer | None, *, by: Staff, at: datetime | None = None) -> None:
        """Which card company it is, once that is known."""
        self.issuer = Issuer.objects.kept(issuer, by=by, at=at)
        self.save(update_fields=["issuer"])
        Event.record("reissue.issuer", by=by, inquiry=self.inquiry, at=at, reissue=self.pk)
