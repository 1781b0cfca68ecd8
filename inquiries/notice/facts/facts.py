"""Facts: all that a notice states, as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from inquiries.notice.schedule.reading import hours_in
from inquiries.notice.text.clauses import Clause

from . import contact, counts, events, items, opening, windows
from . import later as waiting
from .dates import dates_in
from .fact import Fact
from .outdated import without_outdated
from .unread import unread


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of one notice; a fact that it does not state is None or an empty list."""

    phones: list[Fact] = field(default_factory=list)
    emails: list[Fact] = field(default_factory=list)
    hours: list[Fact] = field(default_factory=list)
    schedule: Fact | None = None
    closed_days: list[Fact] = field(default_factory=list)
    opens_on: Fact | None = None
    ends_on: Fact | None = None
    member: Fact | None = None
    card: Fact | None = None
    items: list[Fact] = field(default_factory=list)
    counts: list[Fact] = field(default_factory=list)
    events: list[Fact] = field(default_factory=list)
    later: list[Fact] = field(default_factory=list)
    """Sentences that are true only from a day on; the value is that day."""
    unread: list[Fact] = field(default_factory=list)
    """Sentences of an English notice that were not understood; not stored."""

    def all(self) -> Iterator[Fact]:
        """Each fact of every kind."""
        for one in fields(self):
            found = getattr(self, one.name)
            yield from found if isinstance(found, list) else [found] if found else []

    def as_json(self) -> dict[str, Any]:
        """The shape that is stored and printed."""
        lists = {name: [fact.as_json() for fact in getattr(self, name)] for name in LISTS}
        single = {name: _json(getattr(self, name)) for name in ("schedule", "opens_on", "ends_on")}
        return {**lists, **single, "windows": {"member": _json(self.member), "card": _json(self.card)}}


LISTS = ("phones", "emails", "hours", "closed_days", "items", "counts", "events", "later")


def facts_in(clauses: Iterable[Clause], published: date) -> Facts:
    """Read every kind of fact."""
    clauses = without_outdated(clauses)
    dates = dates_in(clauses, published)
    of_hours = hours_in(clauses, dates, published, opening.ends(clauses, dates, published))
    opens_on, ends_on = opening.opening(of_hours.ends, published)
    found = windows.windows(clauses, dates)
    facts = Facts(
        phones=contact.phones(clauses),
        emails=contact.emails(clauses),
        hours=of_hours.hours,
        schedule=of_hours.schedule,
        closed_days=of_hours.closed_days,
        opens_on=opens_on or of_hours.opens_on,
        ends_on=ends_on or of_hours.ends_on,
        member=found["member"],
        card=found["card"],
        items=items.items(clauses),
        counts=counts.counts(clauses),
        events=events.events(clauses, dates),
        later=waiting.later(clauses, dates, published),
    )
    return replace(facts, unread=unread(clauses, facts.all()))


def _json(fact: Fact | None) -> dict[str, Any] | None:
    return fact.as_json() if fact else None
