"""Inquiry act: an act whose rows are inquiries, done by a verb of the inquiry."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from datetime import datetime

from inquiries.models.batch.act import Act, Changed, Done, Look
from inquiries.models.batch.matters import Matters
from inquiries.models.inquiry.assignment import Claimed
from inquiries.models.inquiry.closure import Closed
from inquiries.models.inquiry.inquiry import Inquiry
from inquiries.models.inquiry.queue import Merged
from inquiries.models.refusal import Refusal


class InquiryAct(Act):
    """A kind says what refuses, what is shown, and which verb does it."""

    @abstractmethod
    def refuse(self, inquiry: Inquiry, matters: Matters) -> None:
        """Raise why it cannot be done here, from what `matters` knows."""

    @abstractmethod
    def says(self, inquiry: Inquiry) -> str:
        """What will be different."""

    @abstractmethod
    def act(self, inquiry: Inquiry, look: Look, matters: Matters, *, at: datetime) -> Done:
        """Call the verb. The row is locked."""

    def learn(self, matters: Matters, *, at: datetime) -> None:
        """Ask for what only this kind needs to know of all these inquiries."""

    def look(self, targets: Sequence[int], *, at: datetime) -> list[Look]:
        """What would become of each."""
        matters = Matters(targets, by=self.by)
        self.learn(matters, at=at)
        return [self.look_at(inquiry, matters) for inquiry in matters.inquiries]

    def look_at(self, inquiry: Inquiry, matters: Matters) -> Look:
        """What would become of one."""
        standing = matters.standing_of(inquiry)
        try:
            self.refuse(inquiry, matters)
        except Refusal as why:
            return Look(inquiry.pk, inquiry, standing, why=why)
        return Look(inquiry.pk, inquiry, standing, says=self.says(inquiry))

    def do(self, target: int, fingerprint: str, *, at: datetime) -> Done:
        """Look once more with the row locked, then call the verb."""
        Inquiry.objects.hold_fast(Inquiry(pk=target))
        matters = Matters([target], by=self.by)
        self.learn(matters, at=at)
        if not matters.inquiries:
            raise Changed
        look = self.look_at(matters.inquiries[0], matters)
        if look.why:
            raise look.why
        if look.fingerprint != fingerprint:
            raise Changed
        return self.act(look.inquiry, look, matters, at=at)


def must_be_open(inquiry: Inquiry) -> None:
    """Raise Merged or Closed."""
    must_stand_alone(inquiry)
    if inquiry.is_closed:
        raise Closed


def must_stand_alone(inquiry: Inquiry) -> None:
    """Raise Merged."""
    if inquiry.is_merged:
        raise Merged(name=inquiry.survivor.number)


def must_be_free(act: Act, inquiry: Inquiry) -> None:
    """Raise Claimed where somebody else has it, unless a supervisor asks."""
    if inquiry.owner and inquiry.owner_id != act.by.pk and not act.by.can_supervise:
        raise Claimed(name=inquiry.owner.name)
