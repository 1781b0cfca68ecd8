"""Printing: the facts `hours` and `closed_days`, made from a schedule that a person has checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from inquiries.notice.facts.fact import Fact
from inquiries.schedule import WHOLE_WEEK, Schedule, clock, minutes, whole

if TYPE_CHECKING:
    from inquiries.notice.facts.facts import Facts

PRINTED = ("hours", "closed_days")
"""Facts that no person checks, since they follow from the schedule."""


def printed(as_read: Facts, schedule: Fact | None) -> dict[str, list[Fact]]:
    """The two facts of a schedule: as they were read if it is unchanged, else made from it."""
    if schedule is None:
        return {name: [] for name in PRINTED}
    if as_read.schedule and bare(schedule.value) == bare(as_read.schedule.value):
        read: dict[str, list[Fact]] = {"hours": as_read.hours, "closed_days": as_read.closed_days}
        return read if schedule.doubt else {name: _confirmed(found) for name, found in read.items()}
    values: dict[str, list[Any]] = {"hours": hours_of(schedule.value), "closed_days": closed_days_of(schedule.value)}
    return {name: [replace(schedule, value=value) for value in found] for name, found in values.items()}


def _confirmed(facts: list[Fact]) -> list[Fact]:
    return [replace(fact, doubt="") for fact in facts]


def hours_of(value: dict[str, Any]) -> list[list[str]]:
    """Each span of a day once, with its lunch break included."""
    of_days: dict[tuple[Any, ...], list[tuple[int, int]]] = {}
    for span in value["spans"]:
        days = (tuple(span["days"]), span["holidays"], span["from"], span["until"], span["phone"])
        of_days.setdefault(days, []).append((minutes(span["opens"]), minutes(span["closes"])))
    spans = [span for found in of_days.values() for span in whole(tuple(sorted(found)))]
    return [[clock(opens), clock(closes)] for opens, closes in dict.fromkeys(spans)]


def closed_days_of(value: dict[str, Any]) -> list[int | str]:
    """Weekdays without hours, public holidays, the turn of the year."""
    spans = Schedule.from_json(value).spans
    closed: list[int | str] = sorted(WHOLE_WEEK.difference(*(span.weekdays for span in spans)))
    if spans and all(span.holidays is False for span in spans):
        closed.append("holiday")
    if any(not one["spans"] and (one["from"] or "")[-5:] > (one["until"] or "")[-5:] for one in value["special"]):
        closed.append("year-end")
    return closed


def without_doubts(value: dict[str, Any]) -> dict[str, Any]:
    """The value without doubts, as a person has confirmed it."""
    return _without(value, ("doubt",))


def bare(value: dict[str, Any]) -> dict[str, Any]:
    """The value with only the times, without doubts, quotes and numbers."""
    return _without(value, ("doubt", "quote", "phone"))


def renamed(schedule: Fact, numbers: Mapping[str, str]) -> Fact:
    """The schedule with numbers that a person corrected. `numbers`: old to new."""
    spans = [{**span, "phone": numbers.get(span["phone"], span["phone"])} for span in schedule.value["spans"]]
    return replace(schedule, value={**schedule.value, "spans": spans})


def _without(value: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    parts = {
        name: [{key: said for key, said in one.items() if key not in keys} for one in value[name]]
        for name in ("spans", "special")
    }
    return {**value, **parts}
