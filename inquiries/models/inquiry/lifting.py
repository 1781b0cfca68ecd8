"""Lifting 上限の解除: somebody who was stopped goes on, by leave of a supervisor, who says why."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from inquiries.models.explanation import explained
from inquiries.models.refusal import Refusal
from inquiries.models.staff import Staff


class OwnAllowance(Refusal):
    """Else supervisors would have none."""

    sentence = _("Nobody lifts their own stop. Ask another supervisor.")


class NotStopped(Refusal):
    """There is nothing to lift; somebody else has done it, or the hour is over."""

    sentence = _("%(name)s is not stopped any more.")


class LiftingQuerySet(models.QuerySet["Lifting"]):
    """Questions about many liftings."""

    def lift(self, staff: Staff, *, reason: str, by: Staff, at: datetime, is_stopped: bool) -> Lifting:
        """From now on what they see is counted anew. OwnAllowance, NotStopped, NoReason."""
        if staff.pk == by.pk:
            raise OwnAllowance
        if not is_stopped:
            raise NotStopped(name=staff.name)
        return self.create(staff=staff, by=by, reason=explained(reason)[:200], at=at)

    def newest_first(self) -> LiftingQuerySet:
        """The last one first."""
        return self.order_by("-at", "-pk")


class Lifting(models.Model):
    """What `staff` saw until then does not count against their allowance any more."""

    staff = models.ForeignKey("Staff", models.PROTECT, related_name="liftings")
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200)
    at = models.DateTimeField()

    objects = LiftingQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(staff=F("by")), name="nobody_lifts_their_own")]
        indexes = [models.Index(fields=["staff", "at"], name="lifting_of_staff")]

    def __str__(self) -> str:
        return self.reason
