"""Word 申告: what a customer reports of their card on their own page, and what follows from it.

A fee and a refusal are questions to us as well: the inquiry waits for an answer again.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from inquiries.models.inquiry.incoming import Incoming
from inquiries.models.inquiry.message import Channel
from inquiries.models.refusal import Refusal

from .beginning import Beginning
from .fee import NOT_CLAIMED, Fee
from .snag import Snag
from .stage import OTHER_ENDS, STATIONS, Stage
from .step import Reporter

if TYPE_CHECKING:
    from .reissue import Reissue


class SaidAlready(Refusal):
    """It stands there already, or the card has gone further."""

    sentence = gettext_lazy("We know this already. Below you see how it stands.")


class Word(models.TextChoices):
    """The five things that a customer may report; the first three are steps."""

    CONTACTED = "contacted", pgettext_lazy("word", "I have asked the card company for a new card")
    ACCEPTED = "accepted", pgettext_lazy("word", "My old card has been stopped")
    ARRIVED = "arrived", pgettext_lazy("word", "My new card has arrived")
    CHARGED = "charged", pgettext_lazy("word", "The card company charged me a fee")
    REFUSED = "refused", pgettext_lazy("word", "The card company refused")


STEPS = {Word.CONTACTED: Stage.CONTACTED, Word.ACCEPTED: Stage.ACCEPTED, Word.ARRIVED: Stage.ARRIVED}
"""The station that each leads to."""


def open_to(reissue: Reissue) -> list[Word]:
    """What its customer may report now; `reissue` has its snags. That they asked themselves: only where they are to."""
    if reissue.stage in OTHER_ENDS:
        return []
    ahead = STATIONS[STATIONS.index(Stage(reissue.stage)) + 1 :]
    words = [word for word, stage in STEPS.items() if stage in ahead]
    if reissue.beginning != Beginning.THEMSELVES and Word.CONTACTED in words:
        words.remove(Word.CONTACTED)
    words += [Word.CHARGED] if reissue.fee in NOT_CLAIMED else []
    refused = any(snag.kind == Snag.Kind.REFUSED and not snag.is_settled for snag in reissue.snags.all())
    return words if refused or Stage.ARRIVED not in ahead else [*words, Word.REFUSED]


@transaction.atomic
def say(reissue: Reissue, word: Word, *, yen: int | None = None, at: datetime | None = None) -> None:
    """The customer reports it. SaidAlready where that is known, or the card has gone further."""
    now, held = at or timezone.now(), reissue.held()
    if word not in open_to(held):
        raise SaidAlready
    if word in STEPS:
        held.step(STEPS[word], by=None, reported_by=Reporter.CUSTOMER, at=now)
    elif word == Word.CHARGED:
        held.set_fee(Fee.CHARGED, by=None, yen=yen, at=now)
    else:
        held.refuse(by=None, reported_by=Reporter.CUSTOMER, at=now)
    if word not in STEPS:
        held.inquiry.append(Incoming(Channel.FORM, _in_words(held, word, yen)), at=now)


def _in_words(reissue: Reissue, word: Word, yen: int | None) -> str:
    """What the desk reads, in the customer's language: no digit of the card."""
    said = {"word": word.label, "card": reissue.issuer.name if reissue.issuer else _("Card company not known")}
    text = _("Reported on the customer's page: %(word)s. Card: %(card)s.") % said
    amount = _("Amount: %(yen)s yen.") % {"yen": f"{yen:,}"} if yen else ""
    return f"{text}\n{amount}".strip()
