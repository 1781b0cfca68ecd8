"""Reading the schedule of a notice, and the facts `hours` and `closed_days` that follow from it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from inquiries.notice.facts.contact import phones
from inquiries.notice.facts.dates import Dates, Mention
from inquiries.notice.facts.fact import (
    AND_THEN,
    ANOTHER_DESK,
    HOLIDAYS_NOT_SAID,
    HOURS_NOT_READ,
    LEFT_OVER,
    NO_CALENDAR,
    ODD_HOURS,
    PASSAGES_DIFFER,
    WHICH_DAY,
    WHOSE_CLOCK,
    Fact,
    read_from,
    sure_first,
)
from inquiries.notice.facts.opening import Ends
from inquiries.notice.text.clauses import Clause
from inquiries.schedule import WHOLE_WEEK, clock, whole

from .building import guess_of, value_of, zone_of
from .entry import Entry
from .grammar.parsing import ON_A_DAY
from .grammar.parts import OwnHours, Parts, Place
from .grammar.passages import parts_of
from .settling import entries_of, with_what_follows
from .words.clock import times

OF_THE_CLOCK = (ANOTHER_DESK, ODD_HOURS, PASSAGES_DIFFER)
"""Doubts about the hours themselves, not about their days."""
ENDS_THEN = re.compile(r"[^。届送]{0,24}(?:終|閉|締|〆|打ち切|廃止|期限|限り|まで(?!に))")
SPAN_GOES_ON = re.compile(r" ?[~-] ?(?:午[前後])?\d{1,2}[:時]")


@dataclass(frozen=True, slots=True)
class Hours:
    """All facts about hours."""

    schedule: Fact | None
    hours: list[Fact]
    closed_days: list[Fact]
    ends: Ends
    opens_on: Fact | None = None
    """The first day of the first hours, if all hours have a period; sure if it is the day of publication."""
    ends_on: Fact | None = None
    """The last day of the last hours; never sure, since the notice does not say that the hotline ends with them."""


def hours_in(clauses: list[Clause], dates: Dates, published: date, told: Ends) -> Hours:
    """Reads all facts about hours. `told`: the first and last day of the hotline that the notice names."""
    parts = _parts(clauses, dates, published, told)
    if told.last and any(rule.period.first and rule.period.first > told.last.on for rule in parts.rules):
        told = replace(told, last=None)  # other hours hold after that day, so it is not the last
        parts = _parts(clauses, dates, published, told)
    entries = with_what_follows(entries_of(parts), told.last.on if told.last else None)
    if not entries:
        return Hours(_guess(parts, clauses), [], [], told)
    bounds = _bounds(parts, dates, told)
    value = value_of(parts, entries, _ends(told) + _ends(bounds), zone_of(parts)[0])
    return Hours(
        _schedule(parts, entries, value, told, has_unread_end=_unread_end(parts, dates, told, published)),
        _hours(entries),
        _closed_days(parts, entries),
        told,
        opens_on=_day(bounds.first, "" if bounds.first and bounds.first.on == published else WHICH_DAY),
        ends_on=_day(bounds.last, AND_THEN),
    )


def _parts(clauses: list[Clause], dates: Dates, published: date, told: Ends) -> Parts:
    mentions = [mention for mention in (told.first, told.last) if mention]
    return parts_of(clauses, dates, published, {(mention.clause.order, mention.start) for mention in mentions})


def _bounds(parts: Parts, dates: Dates, told: Ends) -> Ends:
    """The first and the last day of the hours, if all of them have a period and `told` has none."""
    rules = [rule for rule in parts.rules if rule.spans and not rule.is_inherited]
    firsts, lasts = [rule.period.first for rule in rules], [rule.period.last for rule in rules]
    sections = {rule.place.clause.section for rule in rules}
    ranges = [stretch for stretch in dates.ranges if stretch.clause.section in sections]
    singles = [mention for mention in dates.single if mention.clause.section in sections]
    first = last = None
    if rules and all(firsts) and not told.first:
        first = _mention_of(min(filter(None, firsts)), [stretch.first for stretch in ranges] + singles)
    if rules and all(lasts) and not told.last:
        end = max(filter(None, lasts))
        has_begun = all(rule.period.first for rule in rules if rule.period.last == end)
        last = _mention_of(end, [stretch.last for stretch in ranges]) if has_begun else None
    return Ends(first, last)


def _mention_of(on: date, mentions: list[Mention]) -> Mention | None:
    """The mention of this day in the notice, with the settled year."""
    found = (mention for mention in mentions if (mention.on.month, mention.on.day) == (on.month, on.day))
    return next((replace(mention, on=on) for mention in found), None)


def _day(mention: Mention | None, doubt: str) -> Fact | None:
    if mention is None:
        return None
    return read_from(mention.clause, mention.start, mention.end, mention.on.isoformat(), doubt=doubt)


def _ends(told: Ends) -> list[OwnHours]:
    """The hours of the first and last day, if the notice names a minute beside the day."""
    found = []
    for mention, is_first in ((told.first, True), (told.last, False)):
        if mention and (minute_told := _minute_of(mention)):
            minute, place = minute_told
            opens, closes = (minute, None) if is_first else (None, minute)
            found.append(OwnHours(place, [(mention.on, mention.on)], opens=opens, closes=closes))
    return found


def _minute_of(mention: Mention) -> tuple[int, Place] | None:
    text = mention.clause.said.text
    for start, end, minute, _is_end in times(text):
        if 0 <= start - mention.end <= 6 and "~" not in text[mention.end : end] and not SPAN_GOES_ON.match(text, end):
            return minute, Place(mention.clause, mention.start, end)
        if text[start:end].isascii() and ON_A_DAY.fullmatch(text, end, mention.start):
            return minute, Place(mention.clause, start, mention.end)
    return None


def _guess(parts: Parts, clauses: list[Clause]) -> Fact | None:
    guess = guess_of(parts, {fact.clauses[0].section for fact in phones(clauses)})
    return read_from(*guess[0], guess[1], doubt=HOURS_NOT_READ) if guess else None


def _unread_end(parts: Parts, dates: Dates, told: Ends, published: date) -> bool:
    """Whether a day after the publication stands beside the hours with a word for "ends" and no part has used it."""
    sections = {rule.place.clause.section for rule in parts.rules}
    read = {day for rule in parts.rules for day in (rule.period.first, rule.period.last)}
    read |= {day for said in parts.own for pair in said.dates for day in pair}
    read |= {day for closing in parts.closings for first, last, _yearly in closing.dates for day in (first, last)}
    return not told.last and any(
        one.clause.section in sections
        and one.on > published
        and one.on not in read
        and ENDS_THEN.match(one.clause.said.text, one.end)
        for one in dates.single
    )


def _schedule(parts: Parts, entries: list[Entry], value: dict[str, Any], told: Ends, *, has_unread_end: bool) -> Fact:
    place = entries[0].place
    doubts = [one["doubt"] for one in (*value["spans"], *value["special"]) if "doubt" in one]
    is_silent = any(entry.holidays is None and not entry.is_told_of_holidays for entry in entries)
    if not doubts and is_silent and not parts.are_holidays_told:
        doubts = [HOLIDAYS_NOT_SAID]
    if not doubts and (parts.leftovers or has_unread_end):
        doubts = [LEFT_OVER]
    if not doubts and parts.others:
        doubts = [ANOTHER_DESK]
    if not doubts and zone_of(parts)[1]:
        doubts = [WHOSE_CLOCK]
    lasts = [entry.period.last for entry in entries]
    if not doubts and all(lasts) and not (told.last and told.last.on <= max(filter(None, lasts))):
        doubts = [AND_THEN]
    others = [entry.place.clause for entry in entries] + [closing.place.clause for closing in parts.closings]
    more = tuple(dict.fromkeys(clause for clause in others if clause != place.clause))
    return read_from(place.clause, place.start, place.end, value, doubt=doubts[0] if doubts else "", more=more)


def _hours(entries: list[Entry]) -> list[Fact]:
    """Each span of a day, with its lunch break included."""
    found: dict[tuple[str, str], Fact] = {}
    for entry in entries:
        doubt = next((doubt for doubt in entry.doubts if doubt in OF_THE_CLOCK), "")
        for opens, closes in whole(tuple(sorted(entry.spans))):
            span = clock(opens), clock(closes)
            if not (span in found and found[span].sure):
                found[span] = read_from(*entry.place, list(span), doubt=doubt)
    return sure_first(list(found.values()))


def _closed_days(parts: Parts, entries: list[Entry]) -> list[Fact]:
    """Weekdays without hours, public holidays, the turn of the year."""
    found: dict[int | str, Fact] = {}
    worked = frozenset(day for entry in entries for day in entry.weekdays)
    for day in sorted(WHOLE_WEEK - worked):
        found[day] = _closed(parts, entries, day)
    if all(entry.holidays is False for entry in entries):
        found["holiday"] = _closed(parts, entries, "holiday")
    for closing in parts.closings:
        if any(yearly for _first, _last, yearly in closing.dates):
            found.setdefault("year-end", read_from(*closing.place, "year-end"))
        for place in closing.turns:
            doubt = NO_CALENDAR if place in closing.names else ""
            found.setdefault("year-end", read_from(*place, "year-end", doubt=doubt))
    return list(found.values())


def _closed(parts: Parts, entries: list[Entry], day: int | str) -> Fact:
    """The fact, quoting the closing that names the day, or else the first hours."""
    for closing in parts.closings:
        for days in closing.days:
            if (day == "holiday" and days.holidays) or day in days.weekdays:
                return read_from(*closing.place, day)
    return read_from(*entries[0].place, day)
