"""Settling: gives each rule its days, takes out breaks, and drops repetitions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from inquiries.notice.facts.fact import AND_THEN, DAYS_NOT_SAID, PASSAGES_DIFFER
from inquiries.schedule import WHOLE_WEEK, Minutes

from .entry import Entry, from_a_day, in_turn
from .grammar.parts import ALWAYS, Closing, Parts, Period, Rule
from .words.days import Days, union

FEW_DAYS = 10


def entries_of(parts: Parts) -> list[Entry]:
    """Every rule as an entry with its days, spans and period."""
    plain = _without_repeats([rule for rule in parts.rules if rule.spans and not rule.is_inherited])
    _take_pauses(parts.rules, plain)
    for rule in plain:
        if rule.is_of_more and (len(plain) > 1 or rule.period is not ALWAYS):
            rule.days, rule.more = rule.more, []
    heirs = [rule for rule in parts.rules if rule.is_inherited]
    as_well = union([days for rule in heirs if rule.is_as_well for days in rule.days])
    entries = [_settled(rule, parts.closings, plain, as_well) for rule in plain]
    entries = [_without(entry, _shorter(entry, heirs)) for entry in entries]
    entries += [_inherited(rule, entries, parts.closings, plain) for rule in heirs if plain]
    return in_turn(from_a_day(entries, parts.closings))


def with_what_follows(entries: list[Entry], last: date | None) -> list[Entry]:
    """Hours "until a day" are not the hotline's end: if no later hours are told, they go on with a doubt."""
    lasts = [entry.period.last for entry in entries]
    end = max(filter(None, lasts), default=None)
    if end is None or not all(lasts) or (last and last <= end):
        return entries
    after = Period(end + timedelta(1), None)
    begun = [entry for entry in entries if entry.period == Period(None, end)]
    return entries + [replace(entry, period=after, phone="", doubts=(*entry.doubts, AND_THEN)) for entry in begun]


def _without_repeats(rules: list[Rule]) -> list[Rule]:
    """Drops repeated rules; if the second differs from the first, the first gets a doubt."""
    kept: list[Rule] = []
    for rule in rules:
        others = [other for other in kept if rule.place.clause != other.place.clause and _are_of_one(rule, other)]
        if any(other.spans == rule.spans and _says_no_more(rule, other) for other in others):
            continue
        differing = [other for other in others if rule.period == other.period and _weekdays(rule) == _weekdays(other)]
        for other in differing:
            other.doubts.append(PASSAGES_DIFFER)
        if not differing:
            kept.append(rule)
    return kept


def _are_of_one(rule: Rule, other: Rule) -> bool:
    return rule.phone == other.phone or not (rule.phone and other.phone)


def _says_no_more(rule: Rule, other: Rule) -> bool:
    """Whether the rule's days and period are those of the other, or not told."""
    is_same_time = rule.period.first in (None, other.period.first) and rule.period.last in (None, other.period.last)
    return is_same_time and (not rule.days or _weekdays(rule) == _weekdays(other))


def _weekdays(rule: Rule) -> frozenset[int]:
    return union([*rule.days, *rule.more]).weekdays


def _take_pauses(rules: list[Rule], plain: list[Rule]) -> None:
    """A break that stands alone belongs to all hours around it."""
    for rule in rules:
        if not rule.spans and rule.pauses:
            for other in plain:
                other.pauses += rule.pauses


def _settled(rule: Rule, closings: list[Closing], plain: list[Rule], as_well: Days) -> Entry:
    weekdays, holidays, doubts = _days(rule, closings, plain)
    if as_well.weekdays and not rule.days and not rule.more:
        weekdays, doubts = weekdays - as_well.weekdays, ()
        holidays = False if as_well.holidays else holidays
    spans = tuple(span for one in rule.spans for span in _around(one, rule.pauses))
    doubts = (*rule.doubts, *doubts)
    return Entry(rule.place, weekdays, holidays, spans, rule.period, rule.phone, doubts, rule.is_told_of_holidays)


def _days(
    rule: Rule, closings: list[Closing], plain: list[Rule]
) -> tuple[frozenset[int], bool | None, tuple[str, ...]]:
    """Days without the closed ones; a day named by itself stays open, a day of a set (月〜金) does not."""
    named, more = union(rule.days), union(rule.more)
    one_by_one = union([days for days in rule.days if not days.is_set])
    closed = union([days for closing in closings if _reaches(closing, rule, plain) for days in closing.days])
    weekdays = named.weekdays if rule.days and (named.weekdays or named.holidays) else WHOLE_WEEK
    weekdays = (weekdays - (closed.weekdays - one_by_one.weekdays)) | more.weekdays
    holidays = _holidays(rule, closed)
    if holidays and closed.weekdays and weekdays | closed.weekdays == WHOLE_WEEK:
        rule.is_told_of_holidays, holidays = True, None  # holidays are worked, unless on a closed weekday
    if not rule.days and not rule.more and not closed.weekdays:
        return (weekdays, True, ()) if _is_short(rule.period) else (weekdays, holidays, (DAYS_NOT_SAID,))
    is_told = any(one.holidays is not None for other in plain for one in other.days)
    if holidays is None and is_told and rule.days:
        holidays = False
    return weekdays, holidays, ()


def _is_short(period: Period) -> bool:
    """Whether the period is under ten days: then all its days are meant, weekends too."""
    return period.first is not None and period.last is not None and (period.last - period.first).days < FEW_DAYS


def _reaches(closing: Closing, rule: Rule, plain: list[Rule]) -> bool:
    """Whether a closing applies to a rule: beside hours it applies to these, alone to all.

    It applies also to rules that name no days, and a closing of only holidays to rules that do not mention them.
    """
    is_of_same = closing.period == rule.period and closing.place.clause == rule.place.clause
    if (closing.period is not ALWAYS and not is_of_same) or (
        closing.phone and rule.phone and closing.phone != rule.phone
    ):
        return False
    clause = closing.place.clause
    beside = [other for other in plain if other.place.clause == clause]
    if not beside and clause.folded.text.startswith("("):
        beside = [other for other in plain if other.place.clause.order == clause.order - 1]
    if not beside or rule in beside or rule.place.clause == clause:
        return True
    is_silent = not rule.days and not rule.more
    says_nothing = all(days.holidays is None for days in (*rule.days, *rule.more))
    only_holidays = all(days.holidays for days in closing.days)
    return is_silent or (says_nothing and only_holidays)


def _holidays(rule: Rule, closed: Days) -> bool | None:
    """Whether public holidays are worked: named, yes; excluded, or on 平日, no; else None."""
    named, more = union(rule.days), union(rule.more)
    by_name = any(days.holidays for days in rule.days if not days.is_set)
    if more.holidays or by_name:
        return True
    if closed.holidays:
        return False
    if named.holidays is not None:
        return named.holidays
    return more.holidays if rule.more and not rule.days else None


def _around(span: Minutes, pauses: list[Minutes]) -> list[Minutes]:
    """A span without its breaks."""
    opens, closes = span
    parts = []
    for begins, ends in sorted(pauses):
        if opens < begins < ends < closes:
            parts.append((opens, begins))
            opens = ends
    return [*parts, (opens, closes)]


def _shorter(entry: Entry, heirs: list[Rule]) -> frozenset[int]:
    """The days on which the entry's hours end at another minute, told by a rule of their own."""
    found = [rule for rule in heirs if rule.until is not None and rule.phone in ("", entry.phone)]
    return union([days for rule in found for days in rule.days]).weekdays


def _without(entry: Entry, weekdays: frozenset[int]) -> Entry:
    return replace(entry, weekdays=entry.weekdays - weekdays)


def _inherited(rule: Rule, entries: list[Entry], closings: list[Closing], plain: list[Rule]) -> Entry:
    """An entry for a rule without hours: it takes those of the other entries."""
    of_phone = [entry for entry in entries if entry.phone == rule.phone] or entries
    base = next((entry for entry in of_phone if 0 in entry.weekdays), of_phone[0])
    spans = base.spans
    if rule.until is not None:
        spans = tuple((opens, min(closes, rule.until)) for opens, closes in spans if opens < rule.until)
    named = union([*rule.days, *rule.more])
    closed = union([days for closing in closings if _reaches(closing, rule, plain) for days in closing.days])
    holidays = _holidays(rule, closed)
    return Entry(
        rule.place,
        named.weekdays,
        base.holidays if holidays is None and base.holidays is False else holidays,
        spans,
        rule.period,
        rule.phone or base.phone,
        tuple(rule.doubts),
    )
