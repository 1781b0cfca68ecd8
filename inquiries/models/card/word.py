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
from .snag import AFTER_ACCEPTED, Snag
from .stage import OTHER_ENDS, STATIONS, Stage
from .step import Reporter, Step

if TYPE_CHECKING:
    from .reissue import Reissue


class SaidAlready(Refusal):
    """It stands there already, or the card has gone further."""

    sentence = gettext_lazy("We know this already. Below you see how it stands.")


class NotTheirWord(Refusal):
    """Somebody at the desk has worked on it, or it was taken back before."""

    sentence = gettext_lazy("This cannot be taken back any more. Below you see how it stands; please write to us.")


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
    if _can_be_late(reissue):
        words.append(Word.ACCEPTED)
    if reissue.beginning != Beginning.THEMSELVES and Word.CONTACTED in words:
        words.remove(Word.CONTACTED)
    words += [Word.CHARGED] if reissue.fee in NOT_CLAIMED else []
    refused = any(snag.kind == Snag.Kind.REFUSED and not snag.is_settled for snag in reissue.snags.all())
    return words if refused or Stage.ARRIVED not in ahead else [*words, Word.REFUSED]


def _can_be_late(reissue: Reissue) -> bool:
    """The new card is there, and neither a step nor a snag says that the old one was stopped."""
    is_said = any(step.stage == Stage.ACCEPTED for step in reissue.standing_steps)
    is_told = any(snag.kind == Snag.Kind.LATE and not snag.is_taken_back for snag in reissue.snags.all())
    return reissue.stage in AFTER_ACCEPTED and not is_said and not is_told


def last_of(reissue: Reissue) -> Step | Snag | None:
    """What its customer said last and can still take back: the newest step, or what nobody has looked into."""
    own: list[Step | Snag] = [snag for snag in reissue.snags.all() if snag.is_of_customer and not snag.is_settled]
    *before, newest = reissue.standing_steps
    is_theirs = newest.by_id is None and newest.reported_by == Reporter.CUSTOMER
    if before and is_theirs and newest.stage in STEPS.values():
        own.append(newest)
    return max(own, key=lambda one: one.at, default=None)


@transaction.atomic
def take_back(reissue: Reissue, mark: str, *, at: datetime | None = None) -> None:
    """The customer says that it was a mistake; `mark` is that of what the page showed as their last. NotTheirWord."""
    now, held = at or timezone.now(), reissue.held()
    last = last_of(held)
    if last is None or mark_of(last) != mark:
        raise NotTheirWord
    if isinstance(last, Step):
        held.retract(last, by=None, at=now)
        return
    last.take_back(at=now)
    if last.kind == Snag.Kind.REFUSED:  # of which they had written to us
        text = _("Taken back on the customer's page: %(word)s. Card: %(card)s.") % _about(held, word_of(last))
        held.inquiry.append(Incoming(Channel.FORM, text), at=now)


def mark_of(said: Step | Snag) -> str:
    """Tells which one it is."""
    return f"{'step' if isinstance(said, Step) else 'snag'}-{said.pk}"


def word_of(said: Step | Snag) -> Word:
    """As it was reported."""
    if isinstance(said, Snag):
        return Word.REFUSED if said.kind == Snag.Kind.REFUSED else Word.ACCEPTED
    return next(word for word, stage in STEPS.items() if stage == said.stage)


@transaction.atomic
def say(reissue: Reissue, word: Word, *, yen: int | None = None, at: datetime | None = None) -> None:
    """The customer reports it. SaidAlready where that is known, or the card has gone further."""
    now, held = at or timezone.now(), reissue.held()
    if word not in open_to(held):
        raise SaidAlready
    if word == Word.ACCEPTED and held.stage in AFTER_ACCEPTED:
        Snag.objects.stopped_late(held, at=now)
    elif word in STEPS:
        held.step(STEPS[word], by=None, reported_by=Reporter.CUSTOMER, at=now)
    elif word == Word.CHARGED:
        held.set_fee(Fee.CHARGED, by=None, yen=yen, at=now)
    else:
        held.refuse(by=None, reported_by=Reporter.CUSTOMER, at=now)
    if word not in STEPS:
        held.inquiry.append(Incoming(Channel.FORM, _in_words(held, word, yen)), at=now)


def _about(reissue: Reissue, word: Word) -> dict[str, object]:
    return {"word": word.label, "card": reissue.issuer.name if reissue.issuer else _("Card company not known")}


def _in_words(reissue: Reissue, word: Word, yen: int | None) -> str:
    """What the desk reads, in the customer's language: no digit of the card."""
    text = _("Reported on the customer's page: %(word)s. Card: %(card)s.") % _about(reissue, word)
    amount = _("Amount: %(yen)s yen.") % {"yen": f"{yen:,}"} if yen else ""
    return f"{text}\n{amount}".strip()
