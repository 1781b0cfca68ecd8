"""Misfit 合わない行: a line of a card company's file that became no step, until somebody has looked into it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.models.event import Event
from inquiries.models.gated import GatedQuerySet
from inquiries.models.refusal import Refusal
from inquiries.models.role import Right

from .sheet_row import SheetRow, SheetRowQuerySet, case_named

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

SAID = 60


class Fit(models.TextChoices):
    """What a line is, beside the sheet."""

    KNOWN = "known", pgettext_lazy("line", "Known: becomes a step")
    UNKNOWN = "unknown", pgettext_lazy("line", "Unknown")
    DUPLICATE = "duplicate", pgettext_lazy("line", "Twice")
    IMPOSSIBLE = "impossible", pgettext_lazy("line", "Impossible")
    BLANK = "blank", pgettext_lazy("line", "Not answered yet")


class Why(models.TextChoices):
    """Why a line becomes no step."""

    NOT_OURS = "not_ours", _("No case of ours has this reference.")
    NOT_HERE = "not_here", _("This case is not on this sheet.")
    AGAIN = "again", _("The same case as in an earlier line, with the same answer.")
    AT_ODDS = "at_odds", _("Several lines about this case say different things. None of them is taken.")
    STANDS = "stands", _("The case stands there already.")
    OTHER_ISSUER = "other_issuer", _("This case belongs to another card company.")
    NO_STEP = "no_step", _("No step is named.")
    NOT_A_STEP = "not_a_step", _("Nobody has said which step these words mean.")
    ENDED = "ended", _("This case has ended.")
    BACKWARDS = "backwards", _("The case is further on already.")
    NO_DAY = "no_day", _("The day cannot be read.")
    DAY_TO_COME = "day_to_come", _("The day is still to come.")
    LONG_AGO = "long_ago", _("The day is more than a year ago.")
    BLANK = "blank", _("The card company has not answered about this case yet.")
    BROKEN = "broken", _("The line cannot be read: a quotation mark is in the wrong place.")


UNKNOWN = {Why.NOT_OURS, Why.NOT_HERE}
TWICE = {Why.AGAIN, Why.AT_ODDS, Why.STANDS}
CHANGE_NOTHING = {Why.AGAIN, Why.STANDS}
"""A line that says what stands already leaves nothing to look into."""
ANSWERS = {Why.STANDS, Why.BACKWARDS}
"""It becomes no step, but the company has answered: nothing more is awaited of it on this sheet."""


def fit_of(why: str | None) -> Fit:
    """What a line is that does not become a step for this reason; known without one."""
    if not why:
        return Fit.KNOWN
    if why in UNKNOWN:
        return Fit.UNKNOWN
    if why == Why.BLANK:
        return Fit.BLANK
    return Fit.DUPLICATE if why in TWICE else Fit.IMPOSSIBLE


class LookedInto(Refusal):
    """Somebody else was quicker."""

    sentence = _("Somebody has looked into this line already.")


class NotLookedInto(Refusal):
    """It is on the list already, or the case waits on another sheet by now."""

    sentence = _("This line is on the list already, or its case is on another sheet by now.")


class MisfitQuerySet(GatedQuerySet["Misfit"]):
    """Questions about many."""

    right = Right.HAND_OVER_SHEETS

    def open(self) -> MisfitQuerySet:
        """Nobody has looked into them yet."""
        return self.filter(seen_at=None)

    def oldest_first(self) -> MisfitQuerySet:
        """As they came in."""
        return self.order_by("pk")


class Misfit(models.Model):
    """One line: where it stood, what it named, and why it became no step."""

    sheet_return = models.ForeignKey("SheetReturn", models.CASCADE, related_name="misfits")
    line = models.PositiveIntegerField()
    reference = models.CharField(max_length=SAID, blank=True)
    said = models.CharField(max_length=SAID, blank=True)
    """The company's words for the step, masked."""
    why = models.CharField(max_length=12, choices=Why)
    reissue = models.ForeignKey("Reissue", models.PROTECT, null=True, related_name="+")
    """The case that it names, where it is one of this company."""
    seen_by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    seen_at = models.DateTimeField(null=True)
    has_let_go = models.BooleanField(default=False, db_default=False)
    """Since it was looked into, its case is awaited no more."""

    objects = MisfitQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["id"], condition=Q(seen_at=None), name="misfit_open")]

    def __str__(self) -> str:
        return self.reference

    @property
    def fit(self) -> Fit:
        """What it is, beside the sheet."""
        return fit_of(self.why)

    @transaction.atomic
    def look_into(self, *, by: Staff, at: datetime | None = None) -> None:
        """Say that it was looked into; a case that no further file can carry on is awaited no more. LookedInto."""
        now = at or timezone.now()
        if not Misfit.objects.filter(pk=self.pk, seen_at=None).update(seen_by=by, seen_at=now):
            raise LookedInto
        if self.why in (Why.ENDED, Why.OTHER_ISSUER):
            let_go = self._rows().waiting().update(state=SheetRow.State.LET_GO)
            Misfit.objects.filter(pk=self.pk).update(has_let_go=bool(let_go))
        Event.record("misfit.looked_into", by=by, at=now, **self._named())

    @transaction.atomic
    def put_back(self, *, by: Staff, at: datetime | None = None) -> None:
        """It was not looked into after all: its case is awaited again while the sheet runs. NotLookedInto."""
        held = Misfit.objects.select_for_update(of=("self",)).get(pk=self.pk)
        if held.seen_at is None:
            raise NotLookedInto
        if held.has_let_go and not self.sheet_return.sheet.has_ended:
            try:
                with transaction.atomic():
                    self._rows().let_go().update(state=SheetRow.State.WAITING)
            except IntegrityError:  # meanwhile it went onto another sheet
                raise NotLookedInto from None
        Misfit.objects.filter(pk=self.pk).update(seen_by=None, seen_at=None, has_let_go=False)
        Event.record("misfit.put_back", by=by, at=at, **self._named())

    def _rows(self) -> SheetRowQuerySet:
        """Of the sheet, the row of the case that the line names."""
        return SheetRow.objects.filter(sheet=self.sheet_return.sheet_id, reissue=case_named(self.reference))

    def _named(self) -> dict[str, Any]:
        sheet = self.sheet_return.sheet
        return {"issuer": sheet.issuer.name, "number": sheet.number, "line": self.line}
