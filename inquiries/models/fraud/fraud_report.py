"""FraudReport 不正利用の申出: a charge that a customer does not know, and what came of it. No column can hold a number.

Where the notice cannot explain the charge (scope.py), the incident team is asked in the same transaction.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self, Unpack

from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from inquiries.models.card.issuer import Issuer
from inquiries.models.card.not_taken import NotEnded, NotYet
from inquiries.models.card.patience import too_long
from inquiries.models.card.reissue import Reissue
from inquiries.models.card.step import Reporter
from inquiries.models.event import Event
from inquiries.models.gated import GatedQuerySet
from inquiries.models.inquiry.escalation import Escalation
from inquiries.models.inquiry.inquiry import Inquiry
from inquiries.models.notice.notice import Version
from inquiries.models.role import Right
from inquiries.models.roster.cohort import Windows

from .alarm import alarm
from .charge import MERCHANT, MOST_YEN, POLICE, Charge, checked
from .fraud_stage import DECISIONS, ENDS, PATIENCE, FraudStage
from .fraud_step import FraudStep
from .scope import OUTSIDE, Scope, scope_of
from .way import must_lead_on

if TYPE_CHECKING:
    from inquiries.models.staff import Staff


class FraudReportQuerySet(GatedQuerySet["FraudReport"]):
    """Questions about many, and how one begins."""

    def alarming(self, staff: Staff) -> Self:
        """Outside the announced window, and the incident team has not answered. Only for those who hear of it."""
        asked = self.filter(alarm__decision=None, alarm__withdrawal=None).exclude(alarm=None)
        return asked if staff.may(Right.HEAR_ALARMS) else self.none()

    def under_way(self) -> Self:
        """Not at any end."""
        return self.exclude(stage__in=ENDS)

    def ended(self) -> Self:
        """At an end."""
        return self.filter(stage__in=ENDS)

    def counted(self) -> Self:
        """Without those that were recorded twice."""
        return self.exclude(stage=FraudStage.DUPLICATE)

    def outside(self) -> Self:
        """Those that the notice cannot explain."""
        return self.filter(scope__in=OUTSIDE)

    def overdue(self, today: date) -> Self:
        """At their stage longer than PATIENCE allows."""
        return self.filter(too_long(PATIENCE, today))

    def oldest_first(self) -> Self:
        """As they came in."""
        return self.order_by("at", "pk")

    def newest_first(self) -> Self:
        """The same from its other end."""
        return self.order_by("-at", "-pk")

    def to_list(self) -> Self:
        """With all that a list prints."""
        return self.select_related("inquiry__contact", "issuer")

    @transaction.atomic
    def open(
        self,
        inquiry: Inquiry,
        *,
        by: Staff,
        reported_by: str = Reporter.CUSTOMER,
        at: datetime | None = None,
        **charge: Unpack[Charge],
    ) -> FraudReport:
        """A customer does not know this charge. The inquiry is reopened where it was closed."""
        now = at or timezone.now()
        today, kept = timezone.localdate(now), checked(charge, timezone.localdate(now))
        Inquiry.objects.must_stand_alone(inquiry)
        kept["issuer"] = Issuer.objects.kept(kept.get("issuer"), by=by, at=now)
        report = self.create(inquiry=inquiry, stage_on=today, scope=Scope.NO_DAY, by=by, at=now, **kept)
        Event.record("fraud.reported", by=by, inquiry=inquiry, at=now, fraud_report=report.pk)
        report.stand_at(FraudStage.RECEIVED, by=by, reported_by=reported_by, on=today, at=now)
        report.weigh(Version.objects.in_force(), by=by, at=now)
        return report

    def weigh_again(self, version: Version, *, at: datetime | None = None) -> None:
        """A version comes into force: weigh those under way by its window."""
        for report in self.under_way().select_related("inquiry", "by").oldest_first():
            report.weigh(version, by=version.published_by or report.by, at=at or timezone.now())


class FraudReport(models.Model):
    """One charge. `stage` repeats the newest step, so that the board is one query; `decision` is what came of it."""

    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="fraud_reports")
    charged_on = models.DateField()
    yen = models.PositiveIntegerField()
    merchant = models.CharField(max_length=MERCHANT, blank=True)
    issuer = models.ForeignKey("Issuer", models.PROTECT, null=True, related_name="fraud_reports", db_index=False)
    brand = models.CharField(max_length=10, choices=Reissue.Brand, blank=True)
    last_four = models.CharField(max_length=4, blank=True, validators=[RegexValidator(r"^[0-9]{4}\Z")])
    registered_on = models.DateField(null=True)
    is_registered = models.BooleanField(default=True)
    has_called = models.BooleanField(default=False)
    police_number = models.CharField(max_length=POLICE, blank=True)
    stage = models.CharField(max_length=12, choices=FraudStage, default=FraudStage.RECEIVED)
    stage_on = models.DateField()
    decision = models.CharField(max_length=12, choices=FraudStage, blank=True)
    scope = models.CharField(max_length=12, choices=Scope)
    alarm = models.OneToOneField(Escalation, models.PROTECT, null=True, related_name="fraud_report")
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = FraudReportQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["issuer", "stage", "stage_on"], name="fraud_board"),
            models.Index(fields=["at", "id"], name="fraud_by_time"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(last_four="") | Q(last_four__regex=r"^[0-9]{4}$"), name="fraud_four"),
            models.CheckConstraint(condition=Q(yen__gte=1, yen__lte=MOST_YEN), name="fraud_is_of_some_yen"),
            models.CheckConstraint(condition=Q(is_registered=True) | Q(registered_on=None), name="never_has_no_day"),
        ]

    def __str__(self) -> str:
        return f"{self.inquiry} · {self.get_stage_display()}"

    @property
    def has_ended(self) -> bool:
        """At one of its ends."""
        return self.stage in ENDS

    @property
    def is_outside(self) -> bool:
        """The notice cannot explain it."""
        return self.scope in OUTSIDE

    def age(self, today: date) -> int:
        """Days since the last step."""
        return (today - self.stage_on).days

    def is_overdue(self, today: date) -> bool:
        """At its stage longer than PATIENCE allows."""
        return self.stage in PATIENCE and self.age(today) > PATIENCE[FraudStage(self.stage)]

    @transaction.atomic
    def step(
        self, stage: str, *, by: Staff, reported_by: str, on: date | None = None, at: datetime | None = None
    ) -> FraudStep:
        """Record a reported step. What the card company does and decides is never on our own word."""
        now = at or timezone.now()
        self._hold_fast()
        must_lead_on(FraudStage(self.stage), FraudStage(stage), decision=self.decision, reported_by=reported_by)
        today = timezone.localdate(now)
        if on and on > today:
            raise NotYet
        return self.stand_at(stage, by=by, reported_by=reported_by, on=on or today, at=now)

    @transaction.atomic
    def reopen(self, *, by: Staff, at: datetime | None = None) -> FraudStep:
        """Back to the last stage before the end; the history stays."""
        now = at or timezone.now()
        self._hold_fast()
        last = self.steps.exclude(stage__in=ENDS).order_by("-at", "-pk").first()
        if not self.has_ended or last is None:
            raise NotEnded
        return self.stand_at(last.stage, by=by, reported_by=Reporter.US, on=timezone.localdate(now), at=now)

    @transaction.atomic
    def correct(self, *, by: Staff, at: datetime | None = None, **charge: Unpack[Charge]) -> None:
        """Say anew what is known of the charge. It is weighed again; a first word outside the window alarms."""
        now = at or timezone.now()
        kept = checked(charge, timezone.localdate(now))
        self._hold_fast()
        if "issuer" in kept:
            kept["issuer"] = Issuer.objects.kept(kept["issuer"], by=by, at=now)
        changed = {name: value for name, value in kept.items() if getattr(self, name) != value}
        if not changed:
            return
        for name, value in changed.items():
            setattr(self, name, value)
        self.save(update_fields=changed)
        Event.record("fraud.corrected", by=by, inquiry=self.inquiry, at=now, fraud_report=self.pk)
        self.weigh(Version.objects.in_force(), by=by, at=now)

    def stand_at(self, stage: str, *, by: Staff, reported_by: str, on: date, at: datetime) -> FraudStep:
        """Write the step down."""
        said: dict[str, Any] = {"by": by, "at": at}
        step = FraudStep.objects.create(fraud_report=self, stage=stage, reported_by=reported_by, happened_on=on, **said)
        is_first = stage == FraudStage.RECEIVED
        self.stage, self.stage_on = stage, on
        self.decision = stage if stage in DECISIONS else self.decision
        self.save(update_fields=["stage", "stage_on", "decision"])
        if not is_first:
            Event.record(
                "fraud.stepped",
                inquiry=self.inquiry,
                fraud_report=self.pk,
                fraud_stage=stage,
                reported_by=reported_by,
                **said,
            )
        return step

    @transaction.atomic
    def weigh(self, version: Version | None, *, by: Staff, at: datetime) -> None:
        """Beside the card window of this version; the incident team is asked once where it cannot explain it."""
        self._hold_fast()
        scope = scope_of(
            Windows.of(version).card, self.charged_on, self.registered_on, is_registered=self.is_registered
        )
        if scope != self.scope:
            self.scope = scope
            self.save(update_fields=["scope"])
        if self.is_outside and self.alarm_id is None:
            self.alarm = alarm(self, by=by, at=at)
            self.save(update_fields=["alarm"])

    def _hold_fast(self) -> None:
        """As the database says at this moment; others who change it wait."""
        self.refresh_from_db(from_queryset=FraudReport.objects.select_for_update(of=("self",)))
