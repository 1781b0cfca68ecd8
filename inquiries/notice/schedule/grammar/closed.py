"""Closed 休業: the lists of days on which the hotline is closed."""

from __future__ import annotations

import re
from datetime import date, timedelta

from inquiries.notice.schedule.words.days import Days, union
from inquiries.notice.schedule.words.word import Kind, Word
from inquiries.schedule import WHOLE_WEEK

from .lists import DayList
from .parts import ALWAYS, Closing, Rule
from .sentence import Sentence

OVER_NEW_YEAR = re.compile("年内.*(?:年始|新年|年明け)")
OF = re.compile(r" ?of ?(?:the )?")


def read_closed(sentence: Sentence, one: DayList) -> None:
    """Reads weekdays, calendar days and named holidays of a list into a closing."""
    has_number = any(word.kind is Kind.PHONE for word in sentence.words)
    closing = Closing(sentence.place(one.start, one.end), phone=sentence.context.phone if has_number else "")
    for at, word in enumerate(one.words):
        if word.start in sentence.at_ends:
            continue
        if isinstance(word.value, Days):
            following = one.words[at + 1] if at + 1 < len(one.words) else None
            is_told = following and OF.fullmatch(sentence.text[word.end : following.start]) and word.value.holidays
            sentence.parts.are_holidays_told |= bool(is_told)
            if not is_told:
                closing.days.append(word.value)
        elif word.kind is Kind.NAMED:
            _read_name(sentence, one, at, closing)
        else:
            closing.dates.append(_closed_dates(word))
    if sentence.goes_on and closing.days:
        gone = union(closing.days)
        rest = Days(WHOLE_WEEK - gone.weekdays, holidays=False if gone.holidays else None)
        rule = Rule(closing.place, [], [rest], period=sentence.period, is_inherited=True, phone=sentence.context.phone)
        sentence.parts.rules.append(rule)
        return
    has_own_period = sentence.period is not ALWAYS and sentence.cur is None and not closing.dates
    closing.period = sentence.period if has_own_period else ALWAYS
    sentence.parts.closings.append(closing)


def _closed_dates(word: Word) -> tuple[date, date, bool]:
    """First and last day, and whether they come every year: only a range over New Year without a year does."""
    first, last = dates_of(word)
    is_written = word.value[2] if word.kind is Kind.RANGE else True
    return first, last, not is_written and last.year > first.year


def dates_of(word: Word) -> tuple[date, date]:
    """First and last day of a word; for a single day both are the same."""
    if word.kind is Kind.RANGE:
        first, last, _is_written = word.value
        return first, last
    return word.value, word.value


def _read_name(sentence: Sentence, one: DayList, at: int, closing: Closing) -> None:
    """A named holiday counts only if no dates stand beside it, since these tell its days."""
    place = sentence.place(one.words[at].start, one.words[at].end)
    if one.words[at].value == "turn":
        closing.turns.append(place)
    beside = [one.words[other].kind for other in (at - 1, at + 1) if 0 <= other < len(one.words)]
    is_alone = sum(word.kind is Kind.NAMED for word in sentence.words) == 1
    dated = [word.kind for word in sentence.words] if is_alone else beside
    if Kind.RANGE not in dated and Kind.DATE not in dated:
        closing.names.append(place)


def close_over_new_year(sentence: Sentence) -> None:
    """Closes the days between in "年内は28日まで、年始は5日から"."""
    days = [word for word in sentence.words if word.kind in (Kind.DATE, Kind.UNTIL, Kind.SINCE) and word.value]
    if len(days) == 2 and OVER_NEW_YEAR.search(sentence.text) and days[0].value + timedelta(1) < days[1].value:
        gap = days[0].value + timedelta(1), days[1].value - timedelta(1), False
        sentence.parts.closings.append(Closing(sentence.place(days[0].start, days[1].end), dates=[gap]))
