"""Promise 約束: what the notice promises to whom it concerns, with its clause. Without one, nothing is given.

One person proposes it, and it takes effect when another has confirmed it. It holds while that clause stands, word for
word, in the version in force. A new version that says it otherwise, or no more, ends it by itself: somebody quotes the
new clause first.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.models.event import Event
from inquiries.models.explanation import LONGEST, explained
from inquiries.models.notice.notice import Clause, Version
from inquiries.models.refusal import Refusal

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

MOST_YEN = 100_000


class NotInNotice(Refusal):
    """The clause is not one of the version in force."""

    sentence = _("This sentence does not stand in the notice in force. Choose one that does.")


class NothingPromised(Refusal):
    """No promise holds today."""

    sentence = _("The notice in force promises nothing, so nothing is given.")


class OwnProposal(Refusal):
    """Whoever proposed it does not confirm it."""

    sentence = _("You proposed this. Somebody else confirms it.")


class NotProposed(Refusal):
    """It waits for nobody any more."""

    sentence = _("This proposal does not wait any more: somebody confirmed it, refused it or made another.")


class PromiseQuerySet(models.QuerySet["Promise"]):
    """Questions about many, and how one begins."""

    def standing(self) -> Self:
        """Those that a second person confirmed and nobody has ended."""
        return self.filter(ended_at=None, confirmed_by__isnull=False)

    def proposed(self) -> Self:
        """Those that wait for a second person, the newest first, with what a row prints."""
        waiting = self.filter(ended_at=None, confirmed_by=None)
        return waiting.select_related("clause__version", "by").order_by("-pk")

    def to_confirm(self, staff: Staff) -> Self:
        """Proposals that this person may confirm: those of others."""
        return self.proposed().exclude(by=staff) if staff.can_confirm_goodwill else self.none()

    def just_refused(self) -> Promise | None:
        """The newest, where it was refused and nobody has proposed anything since."""
        newest = self.select_related("clause__version", "by", "ended_by").order_by("-pk").first()
        return newest if newest and newest.ended_because and not newest.confirmed_by_id else None

    def in_force(self) -> Promise | None:
        """The one that holds today: its clause stands in the version in force."""
        version = Version.objects.in_force()
        if version is None:
            return None
        stands = Clause.objects.filter(version=version, text=models.OuterRef("clause__text"))
        found = self.standing().filter(models.Exists(stands)).to_show()
        return found.order_by("-pk").first()

    def latest_standing(self) -> Promise | None:
        """The newest that nobody has ended, whether its clause still stands or not."""
        return self.standing().to_show().order_by("-pk").first()

    def to_show(self) -> Self:
        """With all that a page prints."""
        return self.select_related("clause__version", "by", "confirmed_by")

    @transaction.atomic
    def propose(self, clause: Clause, *, kind: str, yen: int, by: Staff, at: datetime | None = None) -> Promise:
        """Say that the notice promises this, and here. Takes the place of what was proposed before. NotInNotice."""
        now = at or timezone.now()
        if clause.version != Version.objects.in_force():
            raise NotInNotice
        self.filter(ended_at=None, confirmed_by=None).update(ended_at=now, ended_by=by)
        promise = self.create(clause=clause, kind=kind, yen=yen, by=by, at=now)
        promise.record("promise.proposed", by=by, at=now)
        return promise


class Promise(models.Model):
    """One promise: of what, worth how much, the clause, who proposed it, and who confirmed it.

    `by` and `confirmed_by` are columns rather than records, so that the database can keep the two apart.
    """

    class Kind(models.TextChoices):
        """What is given."""

        GIFT = "gift", pgettext_lazy("promise", "Gift of apology")
        COUPON = "coupon", pgettext_lazy("promise", "Coupon")
        POINTS = "points", pgettext_lazy("promise", "Points")

    clause = models.ForeignKey(Clause, models.PROTECT, related_name="promises")
    kind = models.CharField(max_length=10, choices=Kind)
    yen = models.PositiveIntegerField()
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    confirmed_by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")

    ended_because = models.CharField(max_length=LONGEST, blank=True, db_default="")

    objects = PromiseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("by")), name="promise_two_people"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None, confirmed_at=None)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="promise_confirmed_by_whom_and_when",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def stands_in_notice(self) -> bool:
        """Its sentence stands in the version in force, word for word."""
        return Clause.objects.filter(version=Version.objects.in_force(), text=self.clause.text).exists()

    @transaction.atomic
    def confirm(self, *, by: Staff, at: datetime | None = None) -> None:
        """A second person puts it in force, in the place of the one before. NotProposed, OwnProposal, NotInNotice."""
        now, held = at or timezone.now(), self._held()
        if held.by_id == by.pk:
            raise OwnProposal
        if not held.stands_in_notice:
            raise NotInNotice
        others = Promise.objects.filter(ended_at=None).exclude(pk=held.pk)
        others.update(ended_at=now, ended_by=by)
        Promise.objects.filter(pk=held.pk).update(confirmed_by=by, confirmed_at=now)
        held.record("promise.confirmed", by=by, at=now)

    @transaction.atomic
    def refuse(self, *, by: Staff, reason: str, at: datetime | None = None) -> None:
        """It does not take effect; whoever proposed it withdraws it. NoReason, NotProposed."""
        now, why, held = at or timezone.now(), explained(reason), self._held()
        Promise.objects.filter(pk=held.pk).update(ended_at=now, ended_by=by, ended_because=why)
        is_own = held.by_id == by.pk
        held.record("promise.withdrawn" if is_own else "promise.refused", by=by, at=now, explanation=why)

    @transaction.atomic
    def end(self, *, by: Staff, reason: str, at: datetime | None = None) -> None:
        """It is not promised after all. What was given stays given. NoReason."""
        now, why = at or timezone.now(), explained(reason)
        if Promise.objects.standing().filter(pk=self.pk).update(ended_at=now, ended_by=by, ended_because=why):
            Event.record("promise.ended", by=by, at=now, explanation=why)

    def record(self, action: str, *, by: Staff, at: datetime, **more: Any) -> None:
        """Add to the history, with the sentence and what it is worth."""
        number = self.clause.version.number
        Event.record(action, by=by, at=at, clause=self.clause.key, version=number, yen=self.yen, **more)

    def _held(self) -> Promise:
        """The row, while it waits; every one that stands is locked, so that two at once do not both take effect."""
        rows = Promise.objects.select_for_update(of=("self",), no_key=True).filter(ended_at=None)
        found = {row.pk: row for row in rows.select_related("clause__version").order_by("pk")}
        held = found.get(self.pk)
        if held is None or held.confirmed_by_id:
            raise NotProposed
        return held
