"""A reissue as the customer sees it: steps done, the present one, and those ahead."""

from dataclasses import dataclass
from datetime import date

from django import template
from django.utils.translation import pgettext, pgettext_lazy

from inquiries.models import Beginning, Reissue, Stage
from inquiries.models.card.stage import STATIONS

register = template.Library()

REACHED = {
    Stage.RECEIVED: pgettext_lazy("stop", "We have noted your wish"),
    Stage.ADVISED: pgettext_lazy("stop", "We told you how it is done"),
    Stage.CONTACTED: pgettext_lazy("stop", "The card company has been contacted"),
    Stage.REFERRED: pgettext_lazy("stop", "We are asking the card company"),
    Stage.ACCEPTED: pgettext_lazy("stop", "The card company has accepted it"),
    Stage.ARRIVED: pgettext_lazy("stop", "Your new card has arrived"),
    Stage.MOVED: pgettext_lazy("stop", "You have given the new number where it is needed"),
    Stage.DONE: pgettext_lazy("stop", "All is done"),
    Stage.UNWANTED: pgettext_lazy("stop", "You do not wish a new card"),
    Stage.INELIGIBLE: pgettext_lazy("stop", "This card is not exchanged"),
    Stage.WITHDRAWN: pgettext_lazy("stop", "You have withdrawn your wish"),
    Stage.UNREACHABLE: pgettext_lazy("stop", "We could not reach you"),
    Stage.DUPLICATE: pgettext_lazy("stop", "We go on with this under another receipt number"),
}
BEGUN = {
    Beginning.FOR_THEM: pgettext_lazy("stop", "We ask the card company for your new card"),
    Beginning.ISSUER: pgettext_lazy("stop", "The card company is replacing your card"),
}
"""What was received, where it is not the customer's wish."""
AHEAD = {
    Stage.CONTACTED: pgettext_lazy("stop ahead", "You contact the card company"),
    Stage.ACCEPTED: pgettext_lazy("stop ahead", "The card company accepts"),
    Stage.ARRIVED: pgettext_lazy("stop ahead", "Your new card arrives"),
    Stage.MOVED: pgettext_lazy("stop ahead", "You give the new number where it is needed"),
}


@dataclass(frozen=True)
class Stop:
    """One line: its text, and when it was reached."""

    words: str
    on: date | None = None
    is_here: bool = False
    hint: str = ""


@register.filter
def stops(reissue: Reissue) -> list[Stop]:
    """Those done are the reported ones; those ahead only ones that a customer waits for."""
    reached = {step.stage: step.happened_on for step in reissue.standing_steps}
    here = Stage(reissue.stage)
    behind = [stage for stage in _before(here, reached) if stage in reached]
    gone = [Stop(_words(reissue, stage), reached[stage]) for stage in behind]
    ahead = _ahead(here, is_theirs=reissue.beginning == Beginning.THEMSELVES)
    return [*gone, Stop(_words(reissue, here), reissue.stage_on, is_here=True, hint=_hint(here)), *ahead]


def _words(reissue: Reissue, stage: Stage) -> str:
    begun = BEGUN.get(Beginning(reissue.beginning)) if stage == Stage.RECEIVED else None
    return str(begun or REACHED[stage])


def _before(here: Stage, reached: dict[str, date]) -> list[Stage]:
    """The reported stages before the present one; for an end that is no station, all of them."""
    return STATIONS[: STATIONS.index(here)] if here in STATIONS else [s for s in STATIONS if s in reached]


def _ahead(here: Stage, *, is_theirs: bool) -> list[Stop]:
    """Who need not call the card company, since others do or did, is not told to."""
    if here not in STATIONS:
        return []
    coming = [stage for stage in STATIONS[STATIONS.index(here) + 1 :] if is_theirs or stage != Stage.CONTACTED]
    return [Stop(str(AHEAD[stage]), hint=_hint(stage)) for stage in coming if stage in AHEAD]


def _hint(stage: Stage) -> str:
    return pgettext("stop", "From then on the old card does not work.") if stage == Stage.ACCEPTED else ""
