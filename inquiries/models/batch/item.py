"""Item 一括操作の対象: one row of a batch, and what became of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.models.gated import GatedQuerySet
from inquiries.models.inquiry.inquiry import Inquiry
from inquiries.models.refusal import Refusal
from inquiries.models.reply.dispatch import Dispatch

from .act import Done
from .said import Said, in_words, said_by

if TYPE_CHECKING:
    from .act import Act
    from .batch import Batch


class ActedOn(Refusal):
    """Somebody has worked on it since, who must not lose that."""

    sentence = _("%(name)s has done something here since. Put it back singly.")


class Broken(Refusal):
    """A fault of ours: the others go on."""

    sentence = _("This did not work here. Do it singly.")


class ItemQuerySet(GatedQuerySet["Item"]):
    """Questions about many items."""

    def pending(self) -> ItemQuerySet:
        """Still to be done."""
        return self.filter(state=Item.State.PENDING)

    def done(self) -> ItemQuerySet:
        """Done, and not undone."""
        return self.filter(state=Item.State.DONE)

    def in_order(self) -> ItemQuerySet:
        """As they were chosen."""
        return self.order_by("pk")

    def to_list(self) -> ItemQuerySet:
        """With all that a row prints."""
        return self.select_related("inquiry__contact")

    def leave_out(self, why: Refusal) -> None:
        """Do nothing to any of these."""
        self.update(state=Item.State.LEFT_OUT, why=said_by(why))


class Item(models.Model):
    """The inquiry, the key of the row that the act is about, and its fingerprint when somebody looked at it."""

    class State(models.TextChoices):
        """What became of it."""

        PENDING = "pending", pgettext_lazy("item", "To do")
        DONE = "done", pgettext_lazy("item", "Done")
        LEFT_OUT = "left_out", pgettext_lazy("item", "Left out")
        UNDONE = "undone", pgettext_lazy("item", "Undone")
        STAYS = "stays", pgettext_lazy("item", "Could not be undone")

    batch = models.ForeignKey("Batch", models.CASCADE, related_name="items", db_index=False)
    inquiry = models.ForeignKey(Inquiry, models.PROTECT, related_name="+")
    target = models.BigIntegerField()
    fingerprint = models.CharField(max_length=100, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.PENDING)
    why = models.JSONField(default=dict)
    kept = models.JSONField(default=dict)
    newest_event = models.BigIntegerField(default=0)
    dispatch = models.ForeignKey(Dispatch, models.SET_NULL, null=True, related_name="+")

    objects = ItemQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["batch", "state", "id"], name="item_of_batch")]
        constraints = [models.UniqueConstraint(fields=["batch", "target"], name="once_in_a_batch")]

    def __str__(self) -> str:
        return f"{self.inquiry}: {self.state}"

    @property
    def reason(self) -> str:
        """Why nothing was done, or not undone, in the reader's language."""
        said: Said = self.why
        return in_words(said)

    def settle(self, act: Act, *, batch: Batch, at: datetime) -> None:
        """Do it, or leave it out with the reason; all in one transaction, so that it is done once or not at all."""
        try:
            with transaction.atomic():
                if self._hold(self.State.PENDING):
                    done = act.do(self.target, self.fingerprint, at=at)
                    self.inquiry.record("batch.done", by=batch.by, at=at, batch=batch.number)
                    self._keep(self.State.DONE, kept=done.kept, dispatch=done.dispatch)
        except Refusal as why:
            self._pass(self.State.PENDING, self.State.LEFT_OUT, why)

    def restore(self, act: Act, *, batch: Batch, at: datetime) -> None:
        """Undo it, or say why it stays."""
        by = batch.undone_by
        assert by is not None
        try:
            with transaction.atomic():
                if self._hold(self.State.DONE):
                    inquiry = Inquiry.objects.hold_fast(self.inquiry)
                    self._must_be_untouched(act)
                    act.undo(inquiry, Done(self.kept, self.dispatch), by=by, at=at)
                    inquiry.record("batch.undone", by=by, at=at, batch=batch.number)
                    self._keep(self.State.UNDONE, dispatch=None)
        except Refusal as why:
            self._pass(self.State.DONE, self.State.STAYS, why)

    def give_up(self) -> None:
        """A fault of ours stopped it."""
        is_done = self.state == self.State.DONE
        self._pass(self.State(self.state), self.State.STAYS if is_done else self.State.LEFT_OUT, Broken())

    def _hold(self, state: State) -> bool:
        """Lock the row. False where it is not in this state any more."""
        return Item.objects.select_for_update(of=("self",)).filter(pk=self.pk, state=state).first() is not None

    def _keep(self, state: State, **values: Any) -> None:
        values |= {"state": state, "newest_event": self.inquiry.events.newest()}
        Item.objects.filter(pk=self.pk).update(**values)

    def _pass(self, before: State, after: State, why: Refusal) -> None:
        Item.objects.filter(pk=self.pk, state=before).update(state=after, why=said_by(why))

    def _must_be_untouched(self, act: Act) -> None:
        since = self.inquiry.events.after(self.newest_event).exclude(by=None)
        if event := act.in_the_way(since).select_related("by").order_by("pk").last():
            raise ActedOn(name=event.by.name if event.by else "")
