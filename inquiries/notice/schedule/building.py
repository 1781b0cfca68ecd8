"""Building: the parts of all clauses become one schedule, with a doubt beside each span and closing that is unsure."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from inquiries.notice.facts.fact import DAYS_NOT_SAID, HOURS_NOT_READ, LEFT_OVER, NO_CALENDAR, WHOSE_CLOCK
from inquiries.notice.text.outline import Section
from inquiries.public_holidays import JAPAN
from inquiries.schedule import DAY, WHOLE_WEEK, Minutes, Schedule, clock

from .entry import Entry
from .grammar.parts import Closing, OwnHours, Parts, Place
from .words.zones import AT_HOME, NOT_OURS

ALL_TIMES = re.compile("(?:all|these) times|時刻はすべて|(?:時間|時刻)は.{0,8}時間(?:です|で表)")

WEEKEND = frozenset({5, 6})
TURN = "12-29", "01-03"
"""The days on which offices close at the turn of the year (Act on Holidays of Administrative Organs, article 1)."""


def value_of(parts: Parts, entries: list[Entry], ends: list[OwnHours], zone: str) -> dict[str, Any]:
    """The value of the fact `schedule` (docs/notice.md)."""
    spans = [span for entry in entries for span in _spans(entry)]
    if parts.leftovers:
        spans = [{**span, "doubt": span.get("doubt") or LEFT_OVER} for span in spans]
    special = [one for closing in parts.closings for one in _closed(closing)]
    value = {"zone": zone, "spans": spans, "special": special}
    usual = Schedule.from_json(value)
    own = [one for said in parts.own for one in _own(said, usual, entries)]
    value["special"] = own + special
    usual = Schedule.from_json(value)
    value["special"] = [one for said in ends for one in _own(said, usual, entries)] + own + special
    return value


def zone_of(parts: Parts) -> tuple[str, str]:
    """The zone named beside the hours or for all times, and the doubt about it; without one Japan's.

    A zone in another passage belongs to what happened there. In an English notice it may be the zone of the hours, but
    that is doubtful.
    """
    sections = {rule.place.clause.section for rule in parts.rules}
    for place, zone in parts.zones:
        if place.clause.section in sections or ALL_TIMES.search(place.clause.said.text):
            return zone, ""
    phones = {rule.phone for rule in parts.rules if rule.phone}
    is_local = any(NOT_OURS.search(rule.place.clause.said.text) for rule in parts.rules)
    if is_local or (phones and not any(AT_HOME.match(phone) for phone in phones)):
        return (parts.zones[0][1] if parts.zones else JAPAN), WHOSE_CLOCK
    if parts.zones and parts.rules and parts.rules[0].place.clause.said.text.isascii():
        return parts.zones[0][1], WHOSE_CLOCK
    return JAPAN, ""


def guess_of(parts: Parts, desks: set[Section]) -> tuple[Place, dict[str, Any]] | None:
    """Nine to six in the zone named beside the numbers, if no hours could be read; else None."""
    for place, zone in parts.zones:
        if place.clause.section in desks:
            span = {"opens": "09:00", "closes": "18:00", "days": sorted(WHOLE_WEEK), "holidays": True}
            span |= {"from": None, "until": None, "phone": None, "quote": place.quote, "doubt": HOURS_NOT_READ}
            return place, {"zone": zone, "spans": [span], "special": []}
    return None


def _spans(entry: Entry) -> list[dict[str, Any]]:
    """One for each span of the day. If the notice names no days, those of the weekend carry a doubt."""
    doubts = [doubt for doubt in entry.doubts if doubt != DAYS_NOT_SAID]
    if DAYS_NOT_SAID in entry.doubts:
        work = replace(entry, weekdays=WHOLE_WEEK - WEEKEND, holidays=False, doubts=tuple(doubts))
        holidays = entry.holidays is not False
        rest = replace(entry, weekdays=WEEKEND, holidays=holidays, doubts=(*doubts, DAYS_NOT_SAID))
        return [*_plain_spans(work), *_plain_spans(rest)]
    return _plain_spans(entry)


def _plain_spans(entry: Entry) -> list[dict[str, Any]]:
    said = {
        "days": sorted(entry.weekdays),
        "holidays": entry.holidays,
        "from": _iso(entry.period.first),
        "until": _iso(entry.period.last),
        "phone": entry.phone or None,
        "quote": entry.place.quote,
    }
    if entry.doubts:
        said["doubt"] = entry.doubts[0]
    return [{"opens": clock(opens), "closes": clock(closes), **said} for opens, closes in entry.spans]


def _closed(closing: Closing) -> list[dict[str, Any]]:
    quote = closing.place.quote
    found: list[dict[str, Any]] = [
        {
            "from": f"{first:%m-%d}" if yearly else first.isoformat(),
            "until": f"{last:%m-%d}" if yearly else last.isoformat(),
            "spans": [],
            "quote": quote,
        }
        for first, last, yearly in closing.dates
    ]
    for name in closing.names:
        first, last = TURN if name in closing.turns else (None, None)
        found.append({"from": first, "until": last, "spans": [], "quote": name.quote, "doubt": NO_CALENDAR})
    return found


def _own(said: OwnHours, usual: Schedule, entries: list[Entry]) -> list[dict[str, Any]]:
    """Days with hours of their own. If only one end is told, the other end is that of the usual hours."""
    found = []
    for first, last in said.dates:
        spans = said.spans or _clipped(said, first, usual, entries)
        told = [[clock(opens), clock(closes)] for opens, closes in spans]
        found.append({"from": first.isoformat(), "until": last.isoformat(), "spans": told, "quote": said.place.quote})
    return found


def _clipped(said: OwnHours, day: date, usual: Schedule, entries: list[Entry]) -> list[Minutes]:
    spans = usual.on(day).spans or (entries[0].spans if entries and said.opens is None and said.closes is None else ())
    opens, closes = said.opens or 0, said.closes or 2 * DAY
    kept = [(max(begins, opens), min(ends, closes)) for begins, ends in spans if ends > opens and begins < closes]
    if kept and said.closes and kept[-1][1] < said.closes and not said.opens:
        kept[-1] = kept[-1][0], said.closes
    return kept


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
