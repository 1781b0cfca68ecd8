"""What a notice states as data, each fact with the characters it was read from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from . import contact, counts, events, items, opening, opening_hours, windows
from .clauses import Clause
from .dates import dates_in
from .fact import Fact
from .outdated import without_outdated


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of one notice; what it does not state is None or an empty list."""

    phones: list[Fact] = field(default_factory=list)
    emails: list[Fact] = field(default_factory=list)
    hours: list[Fact] = field(default_factory=list)
    closed_days: list[Fact] = field(default_factory=list)
    opens_on: Fact | None = None
    ends_on: Fact | None = None
    member: Fact | None = None
    card: Fact | None = None
    items: list[Fact] = field(default_factory=list)
    counts: list[Fact] = field(default_factory=list)
    events: list[Fact] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The shape that is stored and printed."""
        lists = {name: [fact.as_json() for fact in getattr(self, name)] for name in LISTS}
        single = {name: _json(getattr(self, name)) for name in ("opens_on", "ends_on")}
        return {**lists, **single, "windows": {"member": _json(self.member), "card": _json(self.card)}}


LISTS = ("phones", "emails", "hours", "closed_days", "items", "counts", "events")


def facts_in(clauses: Iterable[Clause], published: date) -> Facts:
    """Read every kind of fact."""
    clauses = without_outdated(clauses)
    dates = dates_in(clauses, published)
    opens_on, ends_on = opening.opening(clauses, dates, published)
    found = windows.windows(clauses, dates)
    return Facts(
        phones=contact.phones(clauses),
        emails=contact.emails(clauses),
        hours=opening_hours.hours(clauses),
        closed_days=opening_hours.closed_days(clauses),
        opens_on=opens_on,
        ends_on=ends_on,
        member=found["member"],
        card=found["card"],
        items=items.items(clauses),
        counts=counts.counts(clauses),
        events=events.events(clauses, dates),
    )


def _json(fact: Fact | None) -> dict[str, Any] | None:
    return fact.as_json() if fact else None
