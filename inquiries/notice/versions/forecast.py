"""Forecast: what a notice in preparation would change when it comes into force. It writes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from inquiries.models import Answer, Clause, Cohort, Roster, Taboo, Topic, Version
from inquiries.models.roster.cohort import Windows
from inquiries.notice.reading import Reading
from inquiries.notice.schedule.printing import PRINTED, bare

from .carrying import Heir
from .comparing import Changes
from .leftovers import Leftover, gone, leftovers
from .loading import contradictions, number_and_changes, rows, succession

TOLD = ("phones", "emails", "hours", "closed_days", "schedule", "opens_on", "ends_on")
"""The facts by which customers reach the hotline."""
SAID = ("counts", "member", "card")
"""The facts that tell who is affected, and how many."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A fact with other values in the new version: all values before and after."""

    name: str
    old: list[Any]
    new: list[Any]


class Forecast:
    """The changes against the version that is in force."""

    def __init__(self, reading: Reading) -> None:
        self.before = Version.objects.in_force()
        self.number, changes = number_and_changes(reading)
        self.changes: Changes | None = changes
        self._reading, self.is_new = reading, self.before is None or self.before.number != self.number
        self.heirs = self._heirs(reading) if self.is_new else []
        self.turned = self._turned(reading)

    @property
    def off_line(self) -> list[Answer]:
        """The approved answers that go out of use until a second person approves them again."""
        return [heir.off_line for heir in self.heirs if heir.off_line]

    @property
    def questions(self) -> list[Answer]:
        """Those of `off_line` that the public page shows."""
        return [answer for answer in self.off_line if answer.topic.is_public and not answer.cohort]

    @property
    def kept(self) -> int:
        """The number of answers that stay in force."""
        return sum(heir.is_kept and heir.was is not None and not heir.was.needs_somebody for heir in self.heirs)

    @cached_property
    def contradicted(self) -> list[tuple[Taboo, Clause]]:
        """The taboos that this notice says, with the clause."""
        return list(contradictions(rows(self._reading), self.before, self.changes)) if self.is_new else []

    @cached_property
    def cohorts(self) -> list[tuple[Cohort, int, int]]:
        """The groups of affected people that will hold another number: before and after."""
        roster = Roster.objects.in_force()
        if roster is None:
            return []
        before = roster.counts_under(Windows.of(self.before))
        after = roster.counts_under(Windows.from_facts(self._reading.facts.as_json()))
        return [(one, before[one], after[one]) for one in Cohort if before[one] != after[one]]

    @cached_property
    def leftovers(self) -> list[Leftover]:
        """Our texts that will still hold values which the notice has dropped."""
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
    """The values of a list of facts, of one fact or of none; of a schedule only the times."""
    listed = found if isinstance(found, list) else [found] if found else []
    return [bare(fact["value"]) if name == "schedule" else fact["value"] for fact in listed]
