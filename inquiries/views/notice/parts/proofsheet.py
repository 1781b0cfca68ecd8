"""The reading of a notice beside its text: every fact with its quote, its doubt and its checks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from inquiries.forms.notice.checks import ADDABLE, FIELDS, SCHEDULE
from inquiries.forms.notice.schedules import ScheduleForm
from inquiries.models import Clause, Proof
from inquiries.models.notice.opening_times import schedule_in_words
from inquiries.notice.reading import Reading
from inquiries.notice.versions.proofing import Item, checked, items, names
from inquiries.schedule import Schedule
from inquiries.templatetags.notice import Line, closed_on, lines

from .fortnight import Fortnight

NAMES = {
    "phones": _("Telephone"),
    "emails": _("Mail"),
    "hours": _("Hours"),
    "schedule": _("Hours"),
    "closed_days": _("Closed on"),
    "opens_on": _("Opens on"),
    "ends_on": _("Ends on"),
    "member": _("Period, members"),
    "card": _("Period, cards"),
    "items": _("Kinds of data"),
    "counts": _("Count"),
    "events": _("Course of events"),
    "later": _("Holds from"),
    "unread": _("Not understood"),
}
TYPES = {"emails": "email", "opens_on": "date", "ends_on": "date", "member": "date", "card": "date"}
TYPES |= {"counts": "number", "events": "date", "later": "date"}


class Input(NamedTuple):
    """A field in which a part of the value can be corrected."""

    name: str
    type: str
    value: str


@dataclass(frozen=True)
class Entry:
    """A fact as the page shows it."""

    item: Item
    clause: str

    @property
    def value(self) -> str:
        """The value that will be in force, in words."""
        fact = self.item.settled or self.item.fact
        return shown(self.item.name, fact.value)

    @property
    def reason(self) -> str:
        """Why it is unsure; empty where it is not."""
        return gettext(self.item.fact.doubt) if self.item.fact.doubt else ""

    @property
    def inputs(self) -> list[Input]:
        """The fields of its value; none where it can only be confirmed or struck."""
        if self.item.name not in FIELDS or self.item.is_added:
            return []
        fact = self.item.settled or self.item.fact
        kind = TYPES.get(self.item.name, "text")
        return [Input(name, kind, said) for name, said in zip(("first", "second"), _parts(fact.value), strict=False)]


class Group(NamedTuple):
    """All facts of one kind."""

    name: str
    entries: list[Entry]


class Proofsheet:
    """What the page prints of a reading."""

    def __init__(self, proof: Proof, reading: Reading, now: datetime, typed: ScheduleForm | None = None) -> None:
        self.reading = reading
        checks = list(proof.checks.select_related("by").order_by("place"))
        self.items = items(reading, checks)
        self.unsettled = sum(item.needs_somebody for item in self.items)
        self.groups = [group for name in names() if name != SCHEDULE and (group := self._group(name)).entries]
        self.fortnight = Fortnight.of(self.items, checked(reading, checks).facts, now, typed)
        self.addable = [(name, NAMES[name]) for name in ADDABLE]

    @property
    def lines(self) -> list[Line]:
        """The text with its clauses; the quotes of facts are marked, those of unsure facts apart."""
        clauses = [
            Clause(key=one.key, order=one.order, section=list(one.section.headings), start=one.start, end=one.end)
            for one in self.reading.clauses
        ]
        quotes = [place for item in self.items if not item.is_struck for place in _places(item)]
        doubts = [place for item in self.items if item.needs_somebody for place in _places(item)]
        return lines(self.reading.text, clauses, marks=quotes, doubts=doubts)

    def _group(self, name: str) -> Group:
        found = [item for item in self.items if item.name == name]
        return Group(str(NAMES.get(name, name)), [Entry(item, item.fact.clauses[0].key) for item in found])


def _places(item: Item) -> list[tuple[int, int]]:
    """Where the quote stands in the text."""
    clause = item.fact.clauses[0]
    at = clause.text.find(item.fact.quote)
    return [(clause.start + at, clause.start + at + len(item.fact.quote))] if at >= 0 else []


def _parts(value: Any) -> Sequence[str]:
    if isinstance(value, dict):
        return [str(value.get("number", value.get("on", "")))]
    return [str(part) for part in value] if isinstance(value, list) else [str(value)]


def shown(name: str, value: Any) -> str:
    """A value in words."""
    if name == SCHEDULE:
        return "; ".join(line.words for line in schedule_in_words(Schedule.from_json(value)))
    if name == "closed_days":
        return str(closed_on(value))
    if isinstance(value, dict):
        on = _day(value["on"]) if "on" in value else ""
        most = pgettext("count", "at most") if value.get("at_most") else ""
        return " ".join(filter(None, [on, most, _number(value)]))
    parts = [_day(part) for part in value] if isinstance(value, list) else [_day(value)]
    return "–".join(parts)


def _number(value: dict[str, Any]) -> str:
    """A number with its unit, a Latin one after a space; or the words where there is no number."""
    if "number" not in value:
        return str(value.get("what", ""))
    unit = value.get("unit") or ""
    return f"{value['number']:,}{' ' if unit.isascii() and unit else ''}{unit}"


def _day(value: Any) -> str:
    try:
        return date_format(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)
