"""Merge 統合: two inquiries are one matter while this row exists.

Nothing is moved. Messages with their attachments and quotations, dispatches, drafts, calls, callbacks, escalations,
reissues, links, sightings and ledger rows stay with the inquiry in which they came to be, and the survivor's page shows
them; so the end of a merge restores both. What comes in for either from then on lies in the survivor, and only there
somebody answers; a mail already on its way still goes to the one it was written to. A draft of the merged inquiry stays
unsent in it.

What a customer sees goes by the contact and never by the merge: page, link and answers show a person what was said in
inquiries of their own. So no merge, however wrong, shows one person's words to another.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.models.refusal import Refusal

from .assignment import Assignment, Claimed
from .closure import Closure
from .hold import Hold
from .index import Index
from .inquiry import Inquiry
from .kept import KeptManager
from .queue import Merged
from .snapshot import put_back, taken_of

if TYPE_CHECKING:
    from inquiries.models.staff import Staff


class IntoItself(Refusal):
    """An inquiry cannot be merged into itself."""

    sentence = _("These two are one inquiry already.")


class DifferentPeople(Refusal):
    """The contacts differ, and nobody said what one is to the other."""

    sentence = _("The two have different contacts. Say first how they belong together.")


class NotMerged(Refusal):
    """Somebody undid it already."""

    sentence = _("Somebody has undone this merge already.")


class NothingOfItsOwn(Refusal):
    """An inquiry whose words were all moved elsewhere cannot stand alone."""

    sentence = _("All its words were put back, so this inquiry cannot stand alone again.")


class Bond(models.TextChoices):
    """What the contact of the merged inquiry is to the contact of the survivor."""

    CONTACT = "contact", pgettext_lazy("merge", "the same contact")
    PERSON = "person", pgettext_lazy("merge", "the same person, entered twice")
    PARTY = "party", pgettext_lazy("merge", "a third party")


class MergeManager(KeptManager["Merge"]):
    """Merges."""

    @transaction.atomic
    def join(self, inquiry: Inquiry, *, into: Inquiry, by: Staff, bond: str = "", at: datetime | None = None) -> Merge:
        """Two become one. Two contacts stay two people on every page; without a `bond` they are refused."""
        now = at or timezone.now()
        inquiry, survivor = self._both(inquiry, into.survivor)
        self._check(inquiry, survivor, by)
        if inquiry.contact_id == survivor.contact_id:
            bond = Bond.CONTACT
        elif bond not in {Bond.PERSON, Bond.PARTY}:
            raise DifferentPeople
        merge = self.add(inquiry, into=survivor, survivor=survivor, bond=bond, by=by, at=now)
        self.filter(survivor=inquiry).update(survivor=survivor)
        inquiry.record("inquiry.merged", by=by, at=now, number=survivor.number, bond=bond)
        survivor.record("inquiry.joined", by=by, at=now, number=inquiry.number, bond=bond)
        Index.objects.refresh(inquiry.pk)
        merge.wake(survivor, owed_by=inquiry.due_at)
        survivor.take_turn()
        return merge

    def undo(self, inquiry: Inquiry, *, by: Staff, at: datetime | None = None) -> Inquiry:
        """The merged inquiry stands alone again."""
        merge = self.filter(inquiry=inquiry).first()
        if merge is None:
            raise NotMerged
        merge.undo(by=by, at=at)
        return inquiry

    def _both(self, inquiry: Inquiry, survivor: Inquiry) -> tuple[Inquiry, Inquiry]:
        """Both rows, locked: a reply, a new message or another merge waits until the transaction ends."""
        rows = Inquiry.objects.select_for_update(of=("self",)).select_related("contact").order_by("pk")
        found = {row.pk: row for row in rows.filter(pk__in=[inquiry.pk, survivor.pk])}
        return found[inquiry.pk], found[survivor.pk]

    def _check(self, inquiry: Inquiry, survivor: Inquiry, by: Staff) -> None:
        if inquiry.pk == survivor.pk:
            raise IntoItself
        for one in (inquiry, survivor):
            if one.is_merged:
                raise Merged(name=one.survivor.number)
        held = Assignment.objects.select_related("staff").filter(inquiry=inquiry).exclude(staff=by).first()
        if held and not by.can_supervise:
            raise Claimed(name=held.staff.name)


class Merge(models.Model):
    """Which inquiry went into which, and where it ends up: `survivor` is `into`, or what that was merged into."""

    inquiry = models.OneToOneField(Inquiry, models.PROTECT, related_name="merge")
    into = models.ForeignKey(Inquiry, models.PROTECT, related_name="+")
    survivor = models.ForeignKey(Inquiry, models.PROTECT, related_name="merges")
    bond = models.CharField(max_length=10, choices=Bond)
    before = models.JSONField(default=dict)
    due_before = models.DateTimeField(null=True)
    due_after = models.DateTimeField(null=True)
    by = models.ForeignKey("Staff", models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = MergeManager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(inquiry=models.F("survivor")), name="not_merged_into_itself")
        ]

    def __str__(self) -> str:
        return f"{self.inquiry} → {self.into}"

    @property
    def is_of_one_person(self) -> bool:
        """The survivor's contact is the same person. Said of `into` alone, so not where that was merged further."""
        return self.bond == Bond.PERSON and self.into_id == self.survivor_id

    def wake(self, survivor: Inquiry, *, owed_by: datetime | None) -> None:
        """If an answer is owed to the merged inquiry, the survivor becomes due, is reopened, and its hold ends."""
        self.due_before = survivor.due_at
        closure = Closure.objects.filter(inquiry=survivor).first()
        hold = Hold.objects.filter(inquiry=survivor, reason=Hold.Reason.CUSTOMER).first()
        if owed_by:
            self.before = {"closure": taken_of(closure), "hold": taken_of(hold)}
            if closure:
                survivor.reopen(by=self.by, at=self.at)
            if hold:
                survivor.resume(by=self.by, at=self.at)
            survivor.due_at = min(filter(None, [self.due_before, owed_by]))
            survivor.save(update_fields=["due_at"])
        self.due_after = survivor.due_at
        self.save(update_fields=["before", "due_before", "due_after"])

    @transaction.atomic
    def undo(self, *, by: Staff, at: datetime | None = None) -> None:
        """Both are as before the merge. What was said since stays with the survivor."""
        now = at or timezone.now()
        rows = Inquiry.objects.select_for_update(of=("self",)).order_by("pk")
        locked = {row.pk: row for row in rows.filter(pk__in=[self.inquiry_id, self.into_id])}
        inquiry, into = locked[self.inquiry_id], locked[self.into_id]
        if not inquiry.messages.exists():
            raise NothingOfItsOwn
        if not Merge.objects.drop(inquiry, pk=self.pk):
            raise NotMerged
        self._lead_back_to(inquiry)
        self._let_rest(into)
        Index.objects.refresh(inquiry.pk, into.pk)
        into.take_turn()
        inquiry.take_turn()
        inquiry.record("inquiry.unmerged", by=by, at=now, number=into.number)
        into.record("inquiry.parted", by=by, at=now, number=inquiry.number)

    def _lead_back_to(self, inquiry: Inquiry) -> None:
        """This inquiry becomes the survivor again of all that was merged into it before."""
        below: list[Any] = [inquiry.pk]
        while below:
            below = list(Merge.objects.filter(into__in=below).values_list("inquiry", flat=True))
            Merge.objects.filter(inquiry__in=below).update(survivor=inquiry)

    def _let_rest(self, into: Inquiry) -> None:
        """Due time and states as before the merge, unless something came in since or somebody changed them."""
        if into.messages.received().filter(at__gt=self.at).exists() or into.due_at != self.due_after:
            return
        into.due_at = self.due_before
        into.save(update_fields=["due_at"])
        for name, model in (("closure", Closure), ("hold", Hold)):
            if (kept := self.before.get(name)) and not model.objects.filter(inquiry=into).exists():
                put_back(model, kept)
        Inquiry.objects.filter(pk=into.pk).keep()
