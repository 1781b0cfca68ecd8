"""The cards on a customer's page: how each stands, and the form in which they report more."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from inquiries.forms.public.words import WordForm
from inquiries.models import Fee, Reissue, Snag
from inquiries.models.card import word
from inquiries.models.card.cards import ReissueQuerySet

IN_HAND = [Fee.CHARGED, Fee.WITH_HEADQUARTERS]


class Last(NamedTuple):
    """What the customer reported last, and when."""

    mark: str
    word: word.Word
    at: datetime


class TheirCard(NamedTuple):
    """One card. `number` tells several apart, since none of its digits is shown."""

    reissue: Reissue
    number: int
    form: WordForm

    @property
    def last(self) -> Last | None:
        """What they reported last, while they can take it back."""
        said = word.last_of(self.reissue)
        return Last(word.mark_of(said), word.word_of(said), said.at) if said else None

    @property
    def refused(self) -> Snag | None:
        """The customer, or the card company, told us that it refused, and we are looking into it."""
        found = (snag for snag in self.reissue.snags.all() if snag.kind == Snag.Kind.REFUSED and not snag.is_settled)
        return next(found, None)

    @property
    def has_fee_in_hand(self) -> bool:
        """A fee was charged, and we are looking into it."""
        return self.reissue.fee in IN_HAND


class TheirCards:
    """All of them, in the order in which they were opened; `told` are the forms that were refused."""

    def __init__(self, reissues: ReissueQuerySet, told: Mapping[int, WordForm]) -> None:
        found = reissues.to_show().order_by("pk")
        self.rows = [
            TheirCard(reissue, place, told.get(reissue.pk) or WordForm(reissue=reissue))
            for place, reissue in enumerate(found, 1)
        ]

    @property
    def are_several(self) -> bool:
        """More than one."""
        return len(self.rows) > 1

    @property
    def are_under_way(self) -> bool:
        """One at least has not ended."""
        return any(not card.reissue.has_ended for card in self.rows)
