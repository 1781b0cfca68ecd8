"""Stepping: many reissues get one next step, as one and the same reporter said it on one day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from inquiries.models.batch.act import Act, Changed, Done, Look
from inquiries.models.batch.target import Target
from inquiries.models.card.reissue import Reissue
from inquiries.models.card.stage import STATIONS, Stage
from inquiries.models.card.step import Reporter, Step
from inquiries.models.event import EventQuerySet
from inquiries.models.inquiry.inquiry import Inquiry
from inquiries.models.refusal import Refusal

if TYPE_CHECKING:
    from inquiries.models.staff import Staff


class NotAcceptedYet(Refusal):
    """An exception at which somebody looks: the new card is there, and nobody said that the old one was stopped."""

    sentence = _(
        "Nobody has reported yet that the card company accepted it. Look into this one and write it down singly."
    )


class Stepping(Act):
    """They take a step, each as by the verb for one."""

    of = Target.REISSUE

    def __init__(self, by: Staff, asked: Mapping[str, Any]) -> None:
        super().__init__(by, asked)
        self.stage, self.reported_by = Stage(asked["stage"]), Reporter(asked["reported_by"])
        self.on = date.fromisoformat(asked["on"])

    @property
    def title(self) -> str:
        """Which step, who reported it, and when."""
        said = {
            "stage": self.stage.label,
            "who": self.reported_by.label,
            "day": date_format(self.on, "MONTH_DAY_FORMAT"),
        }
        return gettext("Card reissue: %(stage)s (%(day)s, reported by: %(who)s)") % said

    def button(self, count: int) -> str:
        """With the number."""
        return ngettext("Write it down for %(count)s card", "Write it down for %(count)s cards", count) % {
            "count": count
        }

    def look(self, targets: Sequence[int], *, at: datetime) -> list[Look]:
        """What would become of each."""
        found = Reissue.objects.visible_to(self.by).to_list().in_bulk(list(targets))
        today = timezone.localdate(at)
        return [self._look_at(found[key], today) for key in dict.fromkeys(targets) if key in found]

    def names(self, targets: Sequence[int]) -> dict[int, str]:
        """The card companies."""
        found = Reissue.objects.visible_to(self.by).select_related("issuer").in_bulk(list(targets))
        return {key: reissue.name for key, reissue in found.items()}

    def _look_at(self, reissue: Reissue, today: date) -> Look:
        look = Look(reissue.pk, reissue.inquiry, str(reissue.newest_step.pk), name=reissue.name)
        try:
            reissue.must_take(self.stage, reported_by=self.reported_by, on=self.on, today=today)
            if self._leaps(reissue):
                raise NotAcceptedYet
        except Refusal as why:
            return Look(look.target, look.inquiry, look.fingerprint, why=why, name=look.name)
        before = Stage(reissue.stage).label
        says = gettext("%(before)s → %(after)s") % {"before": before, "after": self.stage.label}
        return Look(look.target, look.inquiry, look.fingerprint, says=says, name=look.name)

    def _leaps(self, reissue: Reissue) -> bool:
        accepted = STATIONS.index(Stage.ACCEPTED)
        return self.stage in STATIONS[accepted + 1 :] and reissue.stage in STATIONS[:accepted]

    def do(self, target: int, fingerprint: str, *, at: datetime) -> Done:
        """Look once more with the inquiry locked, then take the step."""
        reissue = Reissue.objects.visible_to(self.by).filter(pk=target).first()
        if reissue is None:
            raise Changed
        Inquiry.objects.hold_fast(Inquiry(pk=reissue.inquiry_id))
        [look] = self.look([target], at=at)
        if look.why:
            raise look.why
        if look.fingerprint != fingerprint:
            raise Changed
        step = reissue.step(self.stage, by=self.by, reported_by=self.reported_by, on=self.on, at=at)
        return Done({"step": step.pk})

    def undo(self, inquiry: Inquiry, done: Done, *, by: Staff, at: datetime) -> None:  # noqa: ARG002 - the step knows it
        """Take the step back, unless another came after it."""
        step = Step.objects.select_related("reissue__inquiry").get(pk=done.kept["step"])
        step.reissue.retract(step, by=by, at=at)

    def in_the_way(self, events: EventQuerySet) -> EventQuerySet:
        """The card itself says whether anything came after the step."""
        return events.none()
