"""Forecast: what a notice in preparation would do on the day that it comes into force. It writes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from inquiries.models import Answer, Clause, Taboo, Topic, Version
from inquiries.notice.reading import Reading
from inquiries.notice.schedule.printing import PRINTED, bare

from .carrying import Heir
from .comparing import Changes
from .leftovers import Leftover, gone, leftovers
from .loading import contradictions, number_and_changes, rows, succession

TOLD = ("phones", "emails", "hours", "closed_days", "schedule", "opens_on", "ends_on")
"""The facts by which customers reach the hotline."""
SAID = ("counts", "member", "card")
"""The facts that tell who is affected, and how many: the unit is a part of them."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A fact that the new version states otherwise: all its values before and after."""

    name: str
    old: list[Any]
    new: list[Any]


class Forecast:
    """Against the version that is in force."""

    def __init__(self, reading: Reading) -> None:
        self.before = Version.objects.in_force()
        self.number, changes = number_and_changes(reading)
        self.changes: Changes | None = changes
        self._reading, self.is_new = reading, self.before is None or self.before.number != self.number
        self.heirs = self._heirs(reading) if self.is_new else []
        self.turned = self._turned(reading)

    @property
    def off_line(self) -> list[Answer]:
        """What may be said today, and then not until a second person has approved it."""
        return [heir.off_line for heir in self.heirs if heir.off_line]

    @property
    def questions(self) -> list[Answer]:
        """Of those, what the public reads."""
        return [answer for answer in self.off_line if answer.topic.is_public and not answer.cohort]

    @property
    def kept(self) -> int:
        """So many answers stay in force."""
        return sum(heir.is_kept and heir.was is not None and not heir.was.needs_somebody for heir in self.heirs)

    @cached_property
    def contradicted(self) -> list[tuple[Taboo, Clause]]:
        """What is never said, and this notice says."""
        return list(contradictions(rows(self._reading), self.before, self.changes)) if self.is_new else []

    @cached_property
    def leftovers(self) -> list[Leftover]:
        """Texts of ours that will say what the notice does not say any more."""
        if self.before is None or not self.is_new:
            return []
        return leftovers(gone(self.before.facts, self._reading.facts.as_json()))

    def _heirs(self, reading: Reading) -> list[Heir]:
        topics = {topic.key: topic for topic in Topic.objects.all()}
        return [heir for heir, _ in succession(reading, self.before, self.changes, rows(reading), topics)]

    def _turned(self, reading: Reading) -> list[Turned]:
        old, new = self.before.facts if self.before else {}, reading.facts.as_json()
        old, new = ({**facts, **facts.get("windows", {})} for facts in (old, new))
        names = [name for name in (*TOLD, *SAID) if not (name in PRINTED and old.get("schedule") and new["schedule"])]
        values = [(name, _values(old.get(name), name), _values(new.get(name), name)) for name in names]
        return [Turned(name, was, becomes) for name, was, becomes in values if was != becomes]


def _values(found: Any, name: str) -> list[Any]:
    """Of a list of facts, of one, or of none; of a schedule only when it is open."""
    listed = found if isinstance(found, list) else [found] if found else []
    return [bare(fact["value"]) if name == "schedule" else fact["value"] for fact in listed]
