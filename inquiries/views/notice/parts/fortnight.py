"""The next fourteen days of a notice in preparation, open or closed, with what is unsure of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext

from inquiries.forms.notice.schedules import ScheduleForm
from inquiries.hours import Hours
from inquiries.models.notice.opening_times import Line, schedule_in_words, times_in_words
from inquiries.notice.facts.fact import HOLIDAYS_NOT_SAID
from inquiries.notice.facts.facts import Facts
from inquiries.notice.versions.proofing import Item
from inquiries.schedule import Schedule

LENGTH = 14


class OneDay(NamedTuple):
    """A day as the page prints it."""

    on: date
    is_holiday: bool
    times: str
    doubts: list[str]


@dataclass(frozen=True)
class Fortnight:
    """`item` is the schedule as it was read or corrected; None where no hours were read."""

    item: Item | None
    hours: Hours
    now: datetime
    phones: list[str]
    typed: ScheduleForm | None = None

    @classmethod
    def of(cls, found: list[Item], facts: Facts, now: datetime, typed: ScheduleForm | None = None) -> Fortnight:
        """Made from the facts as they would be in force."""
        item = next((item for item in reversed(found) if item.name == "schedule"), None)
        return cls(item, Hours.from_facts(facts.as_json()), now, [str(fact.value) for fact in facts.phones], typed)

    @property
    def is_known(self) -> bool:
        """Hours were read, and nobody said that they are not stated."""
        return self.item is not None and not self.item.is_struck

    @property
    def zone(self) -> str:
        """The time zone of the hours."""
        return self.hours.schedule.zone

    @property
    def is_elsewhere(self) -> bool:
        """It is not the desk's time zone."""
        return self.zone != settings.TIME_ZONE

    @property
    def is_over(self) -> bool:
        """The hotline ends before the first of these days."""
        return self.hours.ends_on is not None and self.hours.ends_on < self._first

    @property
    def clause(self) -> str:
        """The key of the clause that states the hours."""
        return self.item.fact.clauses[0].key if self.item else ""

    @property
    def reason(self) -> str:
        """Why the schedule is unsure; empty where it is not."""
        return gettext(self.item.fact.doubt) if self.item and self.item.fact.doubt else ""

    @property
    def days(self) -> list[OneDay]:
        """Fourteen days from today, or from the day on which the hotline opens."""
        return [self._day(self._first + timedelta(ahead)) for ahead in range(LENGTH)]

    @property
    def lines(self) -> list[Line]:
        """Its hours, closings and special days in words, with what is unsure of each."""
        return schedule_in_words(self.schedule)

    @property
    def schedule(self) -> Schedule:
        """The schedule by which open hours are counted."""
        return self.hours.schedule

    @property
    def form(self) -> ScheduleForm:
        """The form that corrects it, filled in with its value or with what was typed."""
        if self.typed:
            return self.typed
        fact = self.item and (self.item.settled or self.item.fact)
        return ScheduleForm(value=fact.value if fact else None, phones=self.phones)

    @property
    def _first(self) -> date:
        return max(filter(None, [self.now.astimezone(self.hours.tz).date(), self.hours.opens_on]))

    def _day(self, on: date) -> OneDay:
        spans, told = self.hours.spans_on(on), self.schedule.on(on)
        doubts = [*told.doubts, *([HOLIDAYS_NOT_SAID] if told.is_silent and self._waits else [])]
        return OneDay(on, told.is_holiday, times_in_words(spans), [gettext(doubt) for doubt in doubts])

    @property
    def _waits(self) -> bool:
        return self.item is not None and self.item.needs_somebody
