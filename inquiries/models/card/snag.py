"""Snag 要確認: a report on a card that somebody has to look into. It stands on a list until that was done.

A new card that came before anybody said that the old one was stopped, and who says that only afterwards; and a card
company that refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from inquiries.models.event import Event
from inquiries.models.explanation import LONGEST, explained
from inquiries.models.gated import GatedQuerySet
from inquiries.models.inquiry.inquiry import Inquiry
from inquiries.models.refusal import Refusal

from .stage import STATIONS, Stage
from .step import Reporter, Step

if TYPE_CHECKING:
    from inquiries.models.staff import Staff

    from .reissue import Reissue

AFTER_ACCEPTED = STATIONS[STATIONS.index(Stage.ACCEPTED) + 1 :]
"""What cannot be before the card company has stopped the old card."""


class LookedInto(Refusal):
    """Somebody else was faster."""

    sentence = _("Somebody has looked into this already.")


class SnagQuerySet(GatedQuerySet["Snag"]):
    """Questions about many, and how one comes up."""

    def open(self) -> Self:
        """Nobody has looked into it yet."""
        return self.filter(settled_at=None)

    def oldest_first(self) -> Self:
        """As they came up."""
        return self.order_by("at", "pk")

    def counts(self) -> dict[str, int]:
        """How many of each kind."""
        return dict(self.order_by().values_list("kind").annotate(count=models.Count("pk")))

    def weigh(self, step: Step) -> None:
        """Put the card on the list where this step came too early; once for a card. Its row is locked."""
        of_card = self.filter(reissue=step.reissue_id, kind=Snag.Kind.EARLY)
        accepted = step.reissue.steps.standing().filter(stage=Stage.ACCEPTED)
        if step.stage in AFTER_ACCEPTED and not accepted.exists() and not of_card.exists():
            kind, said = Snag.Kind.EARLY, step.reported_by
            self._note(step.reissue, kind, step=step, reported_by=said, by=step.by, at=step.at)

    def weigh_many(self, steps: Sequence[Step]) -> None:
        """The same of many steps, each of another card. All rows are locked."""
        late = [step for step in steps if step.stage in AFTER_ACCEPTED]
        cards = [step.reissue_id for step in late]
        known = set(self.filter(reissue__in=cards, kind=Snag.Kind.EARLY).values_list("reissue", flat=True))
        accepted = Step.objects.standing().filter(reissue__in=cards, stage=Stage.ACCEPTED)
        known |= set(accepted.values_list("reissue", flat=True))
        early = [step for step in late if step.reissue_id not in known]
        kind = Snag.Kind.EARLY
        self.bulk_create(
            Snag(reissue=step.reissue, kind=kind, step=step, reported_by=step.reported_by, by=step.by, at=step.at)
            for step in early
        )
        Event.objects.bulk_create(
            Event(
                action="reissue.snagged",
                inquiry=step.reissue.inquiry,
                by=step.by,
                at=step.at,
                particulars={"reissue": step.reissue_id, "snag": kind, "reported_by": step.reported_by},
            )
            for step in early
        )

    def refused(self, reissue: Reissue, *, reported_by: str, by: Staff | None, at: datetime) -> None:
        """The card company refused; nothing changes where that stands on the list. The card's row is locked."""
        if not self.open().filter(reissue=reissue, kind=Snag.Kind.REFUSED).exists():
            self._note(reissue, Snag.Kind.REFUSED, reported_by=reported_by, by=by, at=at)

    def stopped_late(self, reissue: Reissue, *, at: datetime) -> None:
        """The customer says that the old card was stopped, after the new one has come. The card's row is locked."""
        self._note(reissue, Snag.Kind.LATE, reported_by=Reporter.CUSTOMER, by=None, at=at)

    def _note(self, reissue: Reissue, kind: str, *, by: Staff | None, at: datetime, **said: object) -> None:
        snag = self.create(reissue=reissue, kind=kind, by=by, at=at, **said)
        told = {"reissue": reissue.pk, "snag": kind, "reported_by": snag.reported_by}
        Event.record("reissue.snagged", by=by, inquiry=reissue.inquiry, at=at, **told)


class Snag(models.Model):
    """Who said so and when; who looked into it, and what they found. Settled by nobody: its customer took it back."""

    class Kind(models.TextChoices):
        """What is odd about it."""

        EARLY = "early", pgettext_lazy("snag", "New card before the old one was stopped")
        LATE = "late", pgettext_lazy("snag", "Old card reported as stopped after the new one had come")
        REFUSED = "refused", pgettext_lazy("snag", "The card company refused")

    reissue = models.ForeignKey("Reissue", models.CASCADE, related_name="snags")
    kind = models.CharField(max_length=10, choices=Kind)
    step = models.OneToOneField("Step", models.CASCADE, null=True, related_name="snag")
    reported_by = models.CharField(max_length=10, choices=Reporter)
    by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    settled_by = models.ForeignKey("Staff", models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    words = models.CharField(max_length=LONGEST, blank=True)

    objects = SnagQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["kind", "reissue"], condition=models.Q(settled_at=None), name="snag_open"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["reissue", "kind"], condition=models.Q(settled_at=None), name="one_open_snag_of_a_kind"
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def is_of_customer(self) -> bool:
        """They said so on their own page, and it is no step."""
        return self.by_id is None and self.step_id is None and self.reported_by == Reporter.CUSTOMER

    @property
    def is_settled(self) -> bool:
        """Somebody has looked into it."""
        return self.settled_at is not None

    @property
    def is_taken_back(self) -> bool:
        """Its customer says that it is not so."""
        return self.is_settled and self.settled_by_id is None

    def take_back(self, *, at: datetime) -> None:
        """Its customer says that it is not so. LookedInto where somebody was faster. The card's row is locked."""
        if not Snag.objects.open().filter(pk=self.pk).update(settled_at=at):
            raise LookedInto
        told = {"reissue": self.reissue_id, "snag": self.kind}
        Event.record("reissue.taken_back", by=None, inquiry=self.reissue.inquiry, at=at, **told)

    @transaction.atomic
    def settle(self, *, by: Staff, words: str, at: datetime | None = None) -> None:
        """Somebody has looked into it, and says what was found. LookedInto where another did."""
        now, found = at or timezone.now(), explained(words)
        Inquiry.objects.hold_fast(Inquiry(pk=self.reissue.inquiry_id))
        still = Snag.objects.open().filter(pk=self.pk)
        if not still.update(settled_by=by, settled_at=now, words=found):
            raise LookedInto
        told = {"reissue": self.reissue_id, "snag": self.kind, "words": found}
        Event.record("reissue.looked_into", by=by, inquiry=self.reissue.inquiry, at=now, **told)
