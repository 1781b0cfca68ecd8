"""A reissue as the desk sees it: stations passed, the present one, and those ahead."""

from dataclasses import dataclass
from datetime import date

from django import template

from inquiries.models import Reissue, Stage, Step
from inquiries.models.card.stage import ISSUERS_WORD, OTHER_ENDS, STATIONS

register = template.Library()


@dataclass(frozen=True)
class Station:
    """A station or an end of one reissue."""

    stage: Stage
    step: Step | None
    is_here: bool
    is_next: bool

    @property
    def needs_report(self) -> bool:
        """It is the next station, and our own word is not enough for it."""
        return self.is_next and self.stage in ISSUERS_WORD


@register.filter
def stations(reissue: Reissue) -> list[Station]:
    """The eight stations; for another end, the stations passed and that end."""
    first: dict[str, Step] = {}
    for step in reissue.standing_steps:
        first.setdefault(step.stage, step)
    line = STATIONS
    if reissue.stage in OTHER_ENDS:
        line = [*(stage for stage in STATIONS if stage in first), Stage(reissue.stage)]
    here = line.index(Stage(reissue.stage))
    return [
        Station(stage, first.get(stage) if place <= here else None, place == here, place == here + 1)
        for place, stage in enumerate(line)
    ]


@register.inclusion_tag("inquiries/card/course/_age.html")
def waiting(reissue: Reissue, today: date) -> dict[str, object]:
    """Days since the last step, late beyond PATIENCE."""
    return {"days": reissue.age(today), "overdue": reissue.is_overdue(today)}
