"""Promised calls by the hour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils import timezone

from inquiries.models import Callback


@dataclass(frozen=True)
class Call:
    """A promised call. `mark`: 'late', 'now' for the next one, or empty."""

    callback: Callback
    minute: str
    contact: str
    owner: str
    mark: str


class Timetable:
    """Made of callbacks that were fetched with `to_list`, the soonest first."""

    def __init__(self, callbacks: Iterable[Callback], now: datetime) -> None:
        self.callbacks, self.now = list(callbacks), now
        self.next = next((callback for callback in self.callbacks if callback.due_at >= now), None)

    def __bool__(self) -> bool:
        return bool(self.callbacks)

    @property
    def hours(self) -> Iterator[tuple[int, list[Call]]]:
        """Each clock hour with its calls."""
        for hour, promised in groupby(self.callbacks, key=lambda callback: callback.hour):
            yield hour.hour, [self._call(callback) for callback in promised]

    def _call(self, callback: Callback) -> Call:
        mark = "late" if callback.due_at < self.now else "now" if callback == self.next else ""
        minute = f"{timezone.localtime(callback.due_at):%M}"
        return Call(callback, minute, str(callback.inquiry.contact), str(callback.owner), mark)
