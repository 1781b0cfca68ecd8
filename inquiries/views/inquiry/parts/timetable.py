"""Promised calls by the hour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from django.utils import timezone

from inquiries.models import Callback
from inquiries.models.inquiry.callback import CallbackQuerySet

NAMED = 12
"""So many late calls, and so many that are next, are named where not all are."""


@dataclass(frozen=True)
class Call:
    """A promised call. `mark`: 'late', 'now' for the next one, or empty."""

    callback: Callback
    minute: str
    contact: str
    owner: str
    mark: str


@dataclass(frozen=True)
class Hour:
    """The calls of a clock hour, and how many are not named."""

    at: datetime
    calls: list[Call]
    others: int


class Timetable:
    """All calls are counted; with `named`, of the late ones and of those that are next only the first are named."""

    def __init__(self, promised: CallbackQuerySet, now: datetime, named: int | None = None) -> None:
        self.now = now
        self.due = dict(promised.soonest_first().values_list("pk", "due_at"))
        late, coming = _parted(self.due, now)
        rows = promised.filter(pk__in=[*late[:named], *coming[:named]]) if named else promised
        self.rows = rows.to_list().in_bulk()
        self.next = next((self.rows[pk] for pk in coming if pk in self.rows), None)

    def __bool__(self) -> bool:
        return bool(self.due)

    @property
    def hours(self) -> Iterator[Hour]:
        """Each clock hour with its calls."""
        for at, keys in groupby(self.due, key=lambda pk: _hour(self.due[pk])):
            promised = list(keys)
            calls = [self._call(self.rows[pk]) for pk in promised if pk in self.rows]
            yield Hour(at, calls, len(promised) - len(calls))

    def _call(self, callback: Callback) -> Call:
        mark = "late" if callback.due_at < self.now else "now" if callback == self.next else ""
        minute = f"{timezone.localtime(callback.due_at):%M}"
        return Call(callback, minute, str(callback.inquiry.contact), str(callback.owner), mark)


def until_midnight(promised: CallbackQuerySet, now: datetime) -> CallbackQuerySet:
    """What is to be called today, or was before and still is."""
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return promised.filter(due_at__lt=midnight + timedelta(days=1))


def _parted(due: dict[int, datetime], now: datetime) -> tuple[list[int], list[int]]:
    """The keys of late calls, and of those to come."""
    late = [pk for pk, at in due.items() if at < now]
    return late, list(due)[len(late) :]


def _hour(at: datetime) -> datetime:
    return timezone.localtime(at).replace(minute=0, second=0, microsecond=0)
