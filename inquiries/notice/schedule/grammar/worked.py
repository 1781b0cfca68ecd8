"""Worked 営業: the lists of days that are worked, and of days that are also worked ("土日も")."""

from __future__ import annotations

import re
from datetime import date

from inquiries.notice.schedule.words.days import Days, union
from inquiries.notice.schedule.words.word import HOURS, Kind, Word
from inquiries.schedule import WHOLE_WEEK

from .closed import dates_of
from .lists import DayList
from .parts import ALWAYS, OwnHours, Period, Rule
from .sentence import Sentence, begin_period, hours_follow

UNDERSTOOD_BEHIND = re.compile(
    r"(?:のみ|だけ|に限|と?も|受付|対応|営業|稼働|で|です|に|の間|[、,・/)|。;:\]】 ~月火水木金土日祝]|および|及び|と"
    r"|and|or|only|$)"
)
RIGHT_BEHIND = re.compile("(?:も|とも|は|に|同様に|[、 ])*+")
EVERY_OTHER_DAY = re.compile("(?:every|all|any) other days?|(?:その|それ)(?:ほか|他|以外)の日")


def read_also(sentence: Sentence, one: DayList) -> None:
    words = [word for word in one.words if word.start not in sentence.at_ends]
    days = [word.value for word in words if isinstance(word.value, Days)]
    dates = [dates_of(word) for word in words if word.kind in (Kind.RANGE, Kind.DATE)]
    if not words:
        return
    place = sentence.place(one.start, one.end)
    if EVERY_OTHER_DAY.search(sentence.text) and not (dates or union(days).weekdays or sentence.cur):
        sentence.parts.are_holidays_told = True
        return
    if dates and not (days and len(dates) == 1 and words[0].kind is Kind.RANGE):
        sentence.parts.own.append(OwnHours(place, dates))
        return
    period = Period(*dates[0]) if dates else sentence.period
    if _has_own_hours(sentence, one):
        sentence.more, sentence.cur, sentence.period = sentence.more + days, None, period
    elif sentence.cur and (period is ALWAYS or period == sentence.cur.period):
        sentence.cur.more += days
        if not union(days).weekdays:
            _let_holidays_be_worked(sentence)
    elif hours_follow(sentence, one.words[-1]) and not sentence.cur:
        sentence.more += days
    else:
        rule = Rule(place, [], days, period=period, is_inherited=True, phone=sentence.context.phone)
        rule.is_as_well = period is not ALWAYS
        sentence.parts.rules.append(rule)


def _has_own_hours(sentence: Sentence, one: DayList) -> bool:
    """Whether the days that are also worked have hours of their own directly behind them."""
    following = next((word for word in sentence.words if word.start >= one.end and word.kind is not Kind.ALSO), None)
    return (
        following is not None
        and following.kind in HOURS
        and RIGHT_BEHIND.fullmatch(sentence.text[one.end : following.start]) is not None
    )


def _let_holidays_be_worked(sentence: Sentence) -> None:
    """Applies "祝日も" behind hours of several days to all these rules, each on its own days."""
    beside = [rule for rule in sentence.parts.rules if rule.spans]
    if len(beside) > 1:
        for rule in beside:
            rule.more = [days for days in rule.more if days.weekdays]
            rule.is_told_of_holidays = True


def read_open(sentence: Sentence, one: DayList) -> None:
    for word in one.words:
        if isinstance(word.value, Days):
            _read_days(sentence, word)
        elif word.kind in (Kind.RANGE, Kind.UNTIL):
            if word.start in sentence.at_ends:
                continue
            period = Period(*dates_of(word)) if word.kind is Kind.RANGE else Period(_since(sentence), word.value)
            begin_period(sentence, word, period)
        elif word.kind is Kind.DATE and word.start not in sentence.at_ends:
            sentence.dates.append(dates_of(word))
            sentence.asked = sentence.place(word.start, word.end)
        elif word.kind is Kind.NAMED:
            sentence.parts.leftovers.append(sentence.place(word.start, word.end))


def _since(sentence: Sentence) -> date | None:
    """The beginning of the period told just before, or None."""
    return sentence.period.first if sentence.cur is None and sentence.period.last is None else None


def _read_days(sentence: Sentence, word: Word) -> None:
    cur = sentence.cur
    following = next((other for other in sentence.words if other.start >= word.end), None)
    if following and following.kind is Kind.BREAK and word.value.weekdays == WHOLE_WEEK:
        if cur and not cur.days:  # a break on every day means that the hours are of every day too
            cur.days.append(word.value)
        return
    if sentence.for_a_time:
        sentence.for_a_time.days.append(word.value)
        return
    is_behind = cur is not None and word.bracket > cur.place.start
    if cur and (not hours_follow(sentence, word) or (is_behind and not hours_follow(sentence, word, in_bracket=True))):
        cur.days.append(word.value)
        sentence.is_told_behind = True
        if not UNDERSTOOD_BEHIND.match(sentence.text, word.end):
            sentence.parts.leftovers.append(sentence.place(word.start, word.end))
        return
    if cur:
        sentence.cur = None
    sentence.days.append(word.value)
