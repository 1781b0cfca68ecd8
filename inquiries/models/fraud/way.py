"""The way of an unknown charge from stage to stage: which step may be taken, and on whose word."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from inquiries.models.card.not_taken import Backwards, NotOurWord
from inquiries.models.card.step import Reporter
from inquiries.models.refusal import Refusal

from .fraud_stage import ENDS, NOT_OUR_WORD, RANKS, FraudStage


class Ended(Refusal):
    """What has ended takes no further step; it can be reopened."""

    sentence = _("The matter of this charge has ended. Reopen it first.")


class NothingDecided(Refusal):
    """It ends with what the card company decided, or another way."""

    sentence = _("Write down first what the card company decided, or choose another end.")


class NotRefused(Refusal):
    """Only what the card company does not cover is put to us."""

    sentence = _("It is put to our company only after the card company has declined to cover it.")


def must_lead_on(was: FraudStage, stage: FraudStage, *, decision: str, reported_by: str) -> None:
    """A Refusal where nobody may step from one to the other on this word."""
    if was in ENDS:
        raise Ended
    if stage in RANKS and RANKS[stage] <= RANKS[was]:
        raise Backwards
    if stage == FraudStage.CLAIMED and was != FraudStage.NOT_COVERED:
        raise NotRefused
    if stage == FraudStage.CLOSED and not decision:
        raise NothingDecided
    if stage in NOT_OUR_WORD and reported_by == Reporter.US:
        raise NotOurWord
