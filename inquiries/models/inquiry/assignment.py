"""Assignment 担当: an inquiry is somebody's while this row exists. One row at most: two cannot hold it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from inquiries.models.refusal import Refusal

from .kept import KeptManager, Standing

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

    from .inquiry import Inquiry


class Claimed(Refusal):
    """Somebody else has it."""

    sentence = _("%(name)s has this inquiry. A supervisor can give it to somebody else.")


class NotClaimed(Refusal):
    """Nobody has it, or somebody else has it."""

    sentence = _("This inquiry is not in your hands, so you cannot put it back.")


class NotAtTheDesk(Refusal):
    """The person does not work with customers."""

    sentence = _("This person does not work with customers any more. Choose somebody else.")


class AssignmentManager(KeptManager["Assignment"]):
    """Gives inquiries to people, or back to the queue."""

    def holder(self, inquiry: Inquiry, *, but: Staff) -> Staff | None:
        """The colleague whom this person asks before they answer or close it; a supervisor asks nobody."""
        held = None if but.can_supervise else self.select_related("staff").filter(inquiry=inquiry).first()
        return held.staff if held and held.staff_id != but.pk else None

    @transaction.atomic
    def give(self, inquiry: Inquiry, *, to: Staff, by: Staff, at: datetime) -> None:
        """Where somebody has it, only they or a supervisor can give it on; others get Claimed."""
        if not to.can_see_inquiries or not to.is_current:
            raise NotAtTheDesk
        held = self.select_related("staff").filter(inquiry=inquiry).first()
        if held and held.staff_id == to.pk:
            return
        if held:
            if not by.can_supervise and held.staff_id != by.pk:
                raise Claimed(name=held.staff.name)
            self.drop(inquiry)
        try:
            with transaction.atomic():
                inquiry.assignment = self.add(inquiry, staff=to, by=by, at=at)
        except IntegrityError:
            raise Claimed(name=self.select_related("staff").get(inquiry=inquiry).staff.name) from None
        inquiry.record("inquiry.claimed" if to == by else "inquiry.assigned", by=by, at=at, to=to.name)

    def give_back(self, inquiry: Inquiry, *, by: Staff, at: datetime | None) -> None:
        """Put it back into the queue. Only its operator or a supervisor can; others get NotClaimed."""
        whose = {} if by.can_supervise else {"staff": by}
        if not self.drop(inquiry, **whose):
            raise NotClaimed
        inquiry.record("inquiry.released", by=by, at=at)

    @transaction.atomic
    def give_back_all(self, staff: Staff, *, by: Staff) -> None:
        """All that is not closed goes back into the queue: this person does not work with customers any more."""
        open_ones = self.filter(staff=staff, inquiry__standing__in=[Standing.OPEN, Standing.HELD])
        for held in open_ones.select_related("inquiry").order_by("inquiry"):
            if self.drop(held.inquiry, staff=staff):
                held.inquiry.record("inquiry.released", by=by, owner=staff.name, staff=staff.pk)

    def lapse(self, inquiry: Inquiry, *, minutes: int, at: datetime) -> bool:
        """Put it back into the queue after `minutes` without work. False where nobody has it."""
        held = self.select_related("staff").filter(inquiry=inquiry).first()
        if held is None or not self.drop(inquiry, staff=held.staff):
            return False
        inquiry.record("inquiry.lapsed", by=None, at=at, minutes=minutes, owner=held.staff.name, staff=held.staff_id)
        return True


class Assignment(models.Model):
    """Whose it is, since when, and who said so."""

    inquiry = models.OneToOneField("Inquiry", models.CASCADE, related_name="assignment")
    staff = models.ForeignKey("Staff", models.PROTECT, related_name="assignments")
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = AssignmentManager()

    def __str__(self) -> str:
        return str(self.staff)
