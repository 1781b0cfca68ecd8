"""Figures of a list: people by cohort, beside the most that the notice announced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inquiries.models import Cohort, Roster, RosterImport, Version
from inquiries.models.roster.cohort import Counts, Windows

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Figure:
    """One cohort: its name, its people, the announced figure, and by how many it is exceeded."""

    name: StrOrPromise
    people: int
    announced: int | None

    @property
    def beyond(self) -> int:
        """More than the notice announced; 0 where it is not."""
        return max(0, self.people - self.announced) if self.announced is not None else 0

    @property
    def short(self) -> int:
        """Fewer than the notice announced as the most."""
        return max(0, self.announced - self.people) if self.announced is not None else 0


class Figures:
    """Those of a list, by the notice in force."""

    def __init__(self, roster: Roster | None) -> None:
        self.version = Version.objects.in_force()
        self.windows = Windows.of(self.version)
        self.counts: Counts = roster.counts_under(self.windows) if roster else {}

    @classmethod
    def of_import(cls, one: RosterImport) -> Figures:
        """Those of a list that is on its way."""
        figures = cls(None)
        figures.counts = one.cohorts
        return figures

    @property
    def rows(self) -> list[Figure]:
        """Every cohort; none where the notice names no window."""
        if not (self.windows.are_given and self.counts):
            return []
        return [Figure(cohort.label, self.counts.get(cohort, 0), self._announced(cohort)) for cohort in Cohort]

    def _announced(self, cohort: Cohort) -> int | None:
        counts = (self.version.facts.get("counts") or []) if self.version else []
        numbers = [fact["value"]["number"] for fact in counts if fact["value"].get("what") == cohort.value]
        return max(numbers, default=None)
