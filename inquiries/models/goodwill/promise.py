"""Promise 約束: what the notice promises to whom it concerns, with its clause. Without one, nothing is given.

It holds while that clause stands, word for word, in the version in force. A new version that says it otherwise, or no
more, ends it by itself: somebody quotes the new clause first.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.models.event import Event
from inquiries.models.explanation import explained
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


class PromiseQuerySet(models.QuerySet["Promise"]):
    """Questions about many, and how one begins."""

    def standing(self) -> Self:
        """Those that nobody has ended."""
        return self.filter(ended_at=None)

    def in_force(self) -> Promise | None:
        """The one that holds today: its clause stands in the version in force."""
        version = Version.objects.in_force()
        if version is None:
            return None
        stands = Clause.objects.filter(version=version, text=models.OuterRef("clause__text"))
        found = self.standing().filter(models.Exists(stands)).select_related("clause__version", "by")
        return found.order_by("-pk").first()

    def latest_standing(self) -> Promise | None:
        """The newest that nobody has ended, whether its clause still stands or not."""
        return self.standing().select_related("clause__version", "by").order_by("-pk").first()

    @transaction.atomic
    def make(self, clause: Clause, *, kind: str, yen: int, by: Staff, at: datetime | None = None) -> Promise:
        """The notice promises this, and here. What was said before of it ends. NotInNotice."""
        now = at or timezone.now()
        if clause.version != Version.objects.in_force():
            raise NotInNotice
        self.standing().update(ended_at=now, ended_by=by)
        promise = self.create(clause=clause, kind=kind, yen=yen, by=by, at=now)
        Event.record("promise.made", by=by, at=now, clause=clause.key, version=clause.version.number, yen=yen)
        return promise


class Promise(models.Model):
    """One promise: of what, worth how much, and the clause."""

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
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")

    objects = PromiseQuerySet.as_manager()

    def __str__(self) -> str:
        return self.get_kind_display()

    @transaction.atomic
    def end(self, *, by: Staff, reason: str, at: datetime | None = None) -> None:
        """It is not promised after all. What was given stays given. NoReason."""
        now, why = at or timezone.now(), explained(reason)
        if Promise.objects.standing().filter(pk=self.pk).update(ended_at=now, ended_by=by):
            Event.record("promise.ended", by=by, at=now, explanation=why)
