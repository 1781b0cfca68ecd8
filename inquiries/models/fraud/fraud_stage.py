"""FraudStage 申出の段階: how far the matter of an unknown charge has got, from the first word to its end."""

from __future__ import annotations

from django.db import models
from django.utils.translation import pgettext_lazy


class FraudStage(models.TextChoices):
    """Eight stages, of which three are what the card company may decide; then the other ends."""

    RECEIVED = "received", pgettext_lazy("fraud", "Received")
    ADVISED = "advised", pgettext_lazy("fraud", "Sent to the card company")
    INVESTIGATED = "investigated", pgettext_lazy("fraud", "Card company investigates")
    CANCELLED = "cancelled", pgettext_lazy("fraud", "Charge cancelled or refunded")
    NOT_COVERED = "not_covered", pgettext_lazy("fraud", "Not covered by the card company")
    OWN_USE = "own_use", pgettext_lazy("fraud", "Own use after all")
    CLAIMED = "claimed", pgettext_lazy("fraud", "Put to our company")
    CLOSED = "closed", pgettext_lazy("fraud", "Ended")
    WITHDRAWN = "withdrawn", pgettext_lazy("fraud", "Withdrawn")
    UNREACHABLE = "unreachable", pgettext_lazy("fraud", "Unreachable")
    DUPLICATE = "duplicate", pgettext_lazy("fraud", "Recorded twice")


STAGES = list(FraudStage)[:8]
OTHER_ENDS = list(FraudStage)[8:]
ENDS = [FraudStage.CLOSED, *OTHER_ENDS]
DECISIONS = [FraudStage.CANCELLED, FraudStage.NOT_COVERED, FraudStage.OWN_USE]
NOT_OUR_WORD = [FraudStage.INVESTIGATED, *DECISIONS]
"""What we cannot know ourselves."""
RANKS = dict(zip(STAGES, (0, 1, 2, 3, 3, 3, 4, 5), strict=True))
"""A step goes from a lower rank to a higher one; the three decisions exclude each other."""
PATIENCE = {
    FraudStage.RECEIVED: 1,
    FraudStage.ADVISED: 7,
    FraudStage.INVESTIGATED: 90,
    FraudStage.CLAIMED: 3,
}
"""Days: 1 for our advice, 7 for the customer's call, 90 for the card company, 3 for our answer."""


def ahead_of(stage: FraudStage) -> list[FraudStage]:
    """The stages that may follow, before the other ends."""
    if stage in ENDS:
        return []
    later = [one for one in STAGES if RANKS[one] > RANKS[stage]]
    out = set[FraudStage]() if stage == FraudStage.NOT_COVERED else {FraudStage.CLAIMED}
    out |= {FraudStage.CLOSED} if RANKS[stage] < RANKS[FraudStage.CANCELLED] else set()
    return [one for one in later if one not in out]
