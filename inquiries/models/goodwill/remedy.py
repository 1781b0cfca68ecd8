"""Remedy お詫び: one person is to get one code. Asked for by one, approved by another, given by mail or aloud."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, Self

from django.db import models, transaction
from django.db.models import F, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.models.explanation import LONGEST, explained
from inquiries.models.gated import GatedQuerySet
from inquiries.models.inquiry.inquiry import Inquiry
from inquiries.models.inquiry.message import Message
from inquiries.models.refusal import Refusal

from .beneficiary import Beneficiary, contacts_of
from .promise import NothingPromised, Promise
from .remedy_code import RemedyCode

if TYPE_CHECKING:
    from inquiries.models.staff import Staff


class OwnRequest(Refusal):
    """Whoever asked for it does not approve it."""

    sentence = _("You asked for this one. Somebody else approves it.")


class NotAtThisState(Refusal):
    """It stands elsewhere by now."""

    sentence = _("Somebody was quicker: look at how it stands now.")


class Total(NamedTuple):
    """How many were given, worth how many yen, how many codes are left, and how many were called back."""

    given: int
    yen: int
    left: int
    void: int


class RemedyQuerySet(GatedQuerySet["Remedy"]):
    """Questions about many, and how one begins."""

    def of(self, inquiry: Inquiry) -> Self:
        """In this matter."""
        return self.filter(inquiry__in=Inquiry.objects.parts_of(inquiry))

    def of_person(self, inquiry: Inquiry) -> Self:
        """In this matter, for its contact: a merge may hold others, who get letters of their own."""
        return self.of(inquiry).filter(inquiry__contact__in=contacts_of(inquiry))

    def waiting(self) -> Self:
        """For a second person."""
        return self.filter(state=Remedy.State.ASKED)

    def newest_first(self) -> Self:
        """The one asked for last comes first."""
        return self.order_by("-asked_at", "-pk")

    def to_list(self) -> Self:
        """With all that a row prints."""
        return self.select_related("inquiry__contact", "promise", "asked_by", "approved_by", "given_by")

    def total(self, promise: Promise | None) -> Total:
        """Of all, in three statements; left are those that can be given for this promise."""
        given = self.filter(state=Remedy.State.GIVEN)  # each with one code, worth what its promise says
        sums = given.aggregate(count=models.Count("pk"), yen=Sum("promise__yen"))
        free = RemedyCode.objects.free()
        left, void = (free.worth(promise.yen) if promise else free).count(), RemedyCode.objects.void().count()
        return Total(sums["count"], sums["yen"] or 0, left, void)

    @transaction.atomic
    def ask(self, inquiry: Inquiry, *, by: Staff, reason: str, at: datetime | None = None) -> Remedy:
        """Ask for one. NothingPromised, Merged, NobodyKnown, HasOne, NoReason."""
        now, why = at or timezone.now(), explained(reason)
        Inquiry.objects.must_stand_alone(inquiry)
        promise = Promise.objects.in_force()
        if promise is None:
            raise NothingPromised
        remedy = self.create(inquiry=inquiry, promise=promise, reason=why, asked_by=by, asked_at=now)
        Beneficiary.objects.note(remedy, at=now)
        inquiry.record("remedy.asked", by=by, at=now, remedy=remedy.pk)
        return remedy


class Remedy(models.Model):
    """One for one person. Its code stands in `codes`; those that were called back stay there as void."""

    class State(models.TextChoices):
        """Where it stands."""

        ASKED = "asked", pgettext_lazy("remedy", "Waits for approval")
        APPROVED = "approved", pgettext_lazy("remedy", "Approved, not given yet")
        LEAVING = "leaving", pgettext_lazy("remedy", "In a mail that is leaving")
        GIVEN = "given", pgettext_lazy("remedy", "Given")
        DECLINED = "declined", pgettext_lazy("remedy", "Declined")

    class Way(models.TextChoices):
        """How it was given."""

        MAIL = "mail", pgettext_lazy("remedy", "by mail")
        ALOUD = "aloud", pgettext_lazy("remedy", "aloud")

    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="remedies")
    promise = models.ForeignKey(Promise, models.PROTECT, related_name="remedies")
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    reason = models.CharField(max_length=LONGEST)
    asked_by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    approved_by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    message = models.ForeignKey(Message, models.SET_NULL, null=True, related_name="remedies")
    way = models.CharField(max_length=10, choices=Way, blank=True)
    given_by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField(null=True)

    objects = RemedyQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["asked_at", "id"], name="remedy_by_time"),
            models.Index(fields=["asked_at"], condition=Q(state="asked"), name="remedy_waiting"),
            models.Index(fields=["promise"], condition=Q(state="given"), name="remedy_given"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("asked_by")), name="two_people_for_a_remedy"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["asked", "declined"]) | Q(approved_by__isnull=False),
                name="given_remedy_has_approver",
            ),
        ]

    def __str__(self) -> str:
        return f"R-{self.pk}"

    @property
    def can_be_ended(self) -> bool:
        """Nothing has left yet."""
        return self.state in {self.State.ASKED, self.State.APPROVED}

    @transaction.atomic
    def approve(self, *, by: Staff, at: datetime | None = None) -> None:
        """A second person lets it be given. OwnRequest, NothingPromised, HasOne, NotAtThisState."""
        now, remedy = at or timezone.now(), self.held(self.State.ASKED)
        if remedy.asked_by_id == by.pk:
            raise OwnRequest
        Beneficiary.objects.note(remedy, at=now)  # merged since, they may be somebody who has one
        remedy.stand(self.State.APPROVED, approved_by=by, approved_at=now)
        remedy.inquiry.record("remedy.approved", by=by, at=now, remedy=remedy.pk)

    @transaction.atomic
    def decline(self, *, by: Staff, reason: str, at: datetime | None = None) -> None:
        """Not given after all. Unless a code left before, they may be asked for again. NoReason, NotAtThisState."""
        why, remedy = explained(reason), self.held(self.State.ASKED, self.State.APPROVED, promised=False)
        remedy.stand(self.State.DECLINED)
        if not remedy.codes.void().exists():
            remedy.beneficiaries.all().delete()
        remedy.inquiry.record("remedy.declined", by=by, at=at, remedy=remedy.pk, explanation=why)

    @transaction.atomic
    def read_aloud(self, *, by: Staff, at: datetime | None = None) -> str:
        """The code, this once, for whoever has the person on the telephone.

        NothingPromised, HasOne, NoCodeLeft, WrongKeys.
        """
        now, remedy = at or timezone.now(), self.held(self.State.APPROVED)
        Beneficiary.objects.note(remedy, at=now)  # as above
        said = RemedyCode.objects.take(remedy, at=now).plain()
        remedy.stand(self.State.GIVEN, way=self.Way.ALOUD, given_by=by, given_at=now)
        remedy.inquiry.record("remedy.given", by=by, at=now, remedy=remedy.pk, way=self.Way.ALOUD)
        return said

    @transaction.atomic
    def call_back(self, *, by: Staff, reason: str, at: datetime | None = None) -> None:
        """What left did not reach them: the code is void, and another is asked for. NoReason, NotAtThisState."""
        why, remedy = explained(reason), self.held(self.State.GIVEN, self.State.LEAVING, promised=False)
        remedy.come_back(by=by, at=at or timezone.now(), is_void=True, reason=why)

    def come_back(self, *, by: Staff | None, at: datetime, is_void: bool, reason: str = "") -> None:
        """It is not given. A code that never left is free again, and the approval holds; its row is locked.

        One that left is void, and a second person approves another: who called back counts as who asks for it.
        """
        changed = {"voided_at": at} if is_void else {"remedy": None, "taken_at": None}
        self.codes.filter(voided_at=None).update(**changed)
        back: dict[str, object] = {"way": "", "given_by": None, "given_at": None, "message": None}
        if not is_void:
            self.stand(self.State.APPROVED, **back)
            return
        asks = {"asked_by": by or self.asked_by, "asked_at": at, "approved_by": None, "approved_at": None}
        self.stand(self.State.ASKED, **back, **asks)
        self.inquiry.record("remedy.called_back", by=by, at=at, remedy=self.pk, explanation=reason)

    def held(self, *states: State, promised: bool = True) -> Remedy:
        """The row, locked, at one of these states; its promise holds. NotAtThisState, NothingPromised."""
        rows = Remedy.objects.select_for_update(of=("self",)).select_related("inquiry__contact", "promise")
        remedy = rows.get(pk=self.pk)
        if remedy.state not in states:
            raise NotAtThisState
        if promised and Promise.objects.in_force() is None:
            raise NothingPromised
        return remedy

    def stand(self, state: State, **values: object) -> None:
        """Its new state, with what goes with it."""
        self.state = state
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=["state", *values])
