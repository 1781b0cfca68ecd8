"""Parsing 構文解析: the words of one clause become parts."""

from __future__ import annotations

import re
from datetime import timedelta

from inquiries.notice.facts.fact import ODD_HOURS
from inquiries.notice.schedule.words.days import ENGLISH_DAY, Days
from inquiries.notice.schedule.words.word import Kind, Word
from inquiries.schedule import DAY, WHOLE_WEEK, Minutes

from .closed import close_over_new_year, read_closed
from .lists import DayList, Sense, lists_in
from .parts import ALWAYS, OwnHours, Parts, Period, Rule
from .pauses import read_pause
from .sentence import Sentence, begin_period
from .worked import read_also, read_open

UNDERSTOOD_BEFORE = re.compile(
    r"(?:曜|日|のみ|の|は|に|を|も|まで|お?電話|受付|対応|営業|時間|のみ|だけ|各日|とも|[、,・/()|:;\[\]【】〈〉 -]"
    r"|from|between|the|only|at)*+"
)
"""Text that may stand between days and hours; with other text the place is left over."""
OWN_HOURS_OF_MORE = re.compile(r"(?:も|とも)[、 (]*$")
"""Directly before hours: they are the hours of the days that are also worked."""
ON_A_DAY = re.compile(rf" ?(?:on )?(?:{ENGLISH_DAY},? ?)?")
EVERY_DAY = re.compile("365|/7|day")
JOINED = re.compile(r"(?:[・、,/ ]|および|及び|または|又は|ともに|とも|と|や|and|or|&|にて|\(|\)|窓口|の?受付)*+")


def parse(sentence: Sentence) -> Parts:
    """Walks over the words once, from left to right."""
    lists = sentence.lists = lists_in([word for word in sentence.words if not word.is_used], sentence.text)
    by_word = {id(one.words[0]): one for one in lists}
    inner = {id(word) for one in lists for word in one.words[1:]}
    for at, word in enumerate(sentence.words):
        if id(word) in inner:
            continue
        if one := by_word.get(id(word)):
            _read_list(sentence, one)
        elif not word.is_used:
            _read_word(sentence, word, at)
        word.is_used |= word.kind is Kind.WORRY and sentence.context.is_written
    _finish(sentence)
    close_over_new_year(sentence)
    return sentence.parts


def _read_word(sentence: Sentence, word: Word, at: int) -> None:
    match word.kind:
        case Kind.PHONE:
            _read_number(sentence, word)
        case Kind.VOICE:
            sentence.context.is_written = False
        case Kind.WRITTEN:
            before = sentence.words[at - 1] if at else None
            is_joined = (
                before and before.kind is Kind.VOICE and JOINED.fullmatch(sentence.text[before.end : word.start])
            )
            sentence.context.is_written = not is_joined
        case Kind.SINCE:
            _read_since(sentence, word)
        case Kind.SPAN | Kind.ALL_DAY:
            _read_span(sentence, word)
        case Kind.BREAK:
            read_pause(sentence, word)
        case Kind.CLOCK:
            _read_clock(sentence, word, at)
        case _:
            return
    word.is_used = True


def _read_since(sentence: Sentence, word: Word) -> None:
    """Begins a period: from the day of the word, or ("それ以降") from the day after the last one told."""
    if word.value is None:
        told = [rule.period.last for rule in sentence.parts.rules if rule.period.last]
        if not told:
            sentence.parts.leftovers.append(sentence.place(word.start, word.end))
            return
        sentence.goes_on, sentence.for_a_time = True, None
        begin_period(sentence, word, Period(told[-1] + timedelta(1)))
        return
    begin_period(sentence, word, Period(word.value, sentence.period.last if not sentence.cur else None))


def _read_number(sentence: Sentence, word: Word) -> None:
    """A number begins a new desk, unless it stands behind hours that have none yet."""
    phone = word.value
    if sentence.cur and not sentence.cur.phone:
        sentence.cur.phone = phone
    elif sentence.cur:
        sentence.cur, sentence.period, sentence.days = None, ALWAYS, []
    sentence.context.phone, sentence.context.is_written = phone, False


def _read_span(sentence: Sentence, word: Word) -> None:
    span: Minutes = (0, DAY) if word.kind is Kind.ALL_DAY else word.value
    if sentence.context.is_written or _is_of_mail(sentence, word):
        sentence.days, sentence.more = [], []
        return
    before = max((other.end for other in sentence.words if other.end <= word.start and other is not word), default=0)
    if sentence.days and not UNDERSTOOD_BEFORE.fullmatch(sentence.text[before : word.start]):
        sentence.parts.leftovers.append(sentence.place(before, word.start))
    if sentence.dates:
        sentence.parts.own.append(OwnHours(sentence.place(word.start, word.end), sentence.dates, [span]))
        sentence.dates = []
        return
    cur = sentence.cur
    if cur and not (sentence.days or sentence.more or sentence.is_told_behind):
        cur.spans.append(span)
        cur.place = sentence.place(cur.place.start, word.end)
    else:
        cur = _begin_rule(sentence, word, span)
    if word.is_odd:
        cur.doubts.append(ODD_HOURS)


def _begin_rule(sentence: Sentence, word: Word, span: Minutes) -> Rule:
    """Begins a rule with the first hours of the days told before."""
    rule = Rule(sentence.place(word.start, word.end), [span], sentence.days, sentence.more, period=sentence.period)
    rule.phone = sentence.context.phone
    rule.is_of_more = not rule.days and OWN_HOURS_OF_MORE.search(sentence.text[: word.start]) is not None
    if word.kind is Kind.ALL_DAY and EVERY_DAY.search(sentence.text, word.start, word.end):
        rule.days.append(Days(WHOLE_WEEK, holidays=True, is_set=True))
    sentence.parts.rules.append(rule)
    sentence.cur, sentence.days, sentence.more = rule, [], []
    sentence.is_told_behind, sentence.bracket = False, word.bracket
    return rule


def _is_of_mail(sentence: Sentence, word: Word) -> bool:
    """Whether the hours are those of mail: "(24時間、メール)" in the same brackets."""
    behind = next((other for other in sentence.words if other.start >= word.end), None)
    return (
        behind is not None
        and behind.kind is Kind.WRITTEN
        and word.bracket >= 0
        and behind.bracket in (word.bracket, word.end)
        and len(sentence.text[word.end : behind.start]) <= 4
    )


def _read_clock(sentence: Sentence, word: Word, at: int) -> None:
    """A single time: the hotline's first or last minute, or that of single days."""
    minute, is_end = word.value
    before = sentence.words[at - 1] if at else None
    text = sentence.text
    if before and before.start in sentence.at_ends and word.start - before.end <= 6:
        return
    if any(ON_A_DAY.fullmatch(text, word.end, at_end) for at_end in sentence.at_ends):
        return
    is_since = text.startswith(("から", "より", "~"), word.end) or "から" in text[word.start : word.end]
    place = sentence.place(word.start, word.end)
    if sentence.dates:
        own = OwnHours(place, sentence.dates, opens=None if is_end else minute, closes=minute if is_end else None)
        sentence.parts.own.append(own)
        sentence.dates = []
    elif sentence.days and is_end and not is_since:
        rule = Rule(place, [], sentence.days, period=sentence.period, is_inherited=True, until=minute)
        sentence.parts.rules.append(rule)
        sentence.days = []
    elif before is None or not _is_beside(sentence, before, is_end=is_end):
        sentence.parts.leftovers.append(place)


def _is_beside(sentence: Sentence, before: Word, *, is_end: bool) -> bool:
    """Whether the minute belongs to the day before it; not if both have "まで"."""
    said = sentence.text[before.start : before.end]
    return before.kind in (Kind.RANGE, Kind.SINCE, Kind.UNTIL) and not (is_end and said.endswith(("まで", "迄")))


def _read_list(sentence: Sentence, one: DayList) -> None:
    for word in one.words:
        word.is_used = True
    if one.sense is Sense.CLOSED:
        read_closed(sentence, one)
    elif one.sense is Sense.ALSO:
        read_also(sentence, one)
    else:
        read_open(sentence, one)


def _finish(sentence: Sentence) -> None:
    """Ends the clause: days without hours become a rule with the others' hours; unused words are left over."""
    parts = sentence.parts
    end = len(sentence.text)
    if sentence.days and not sentence.context.is_written and (sentence.period is not ALWAYS):
        parts.rules.append(
            Rule(sentence.place(0, end), [], sentence.days, sentence.more, period=sentence.period, is_inherited=True)
        )
    elif sentence.days and not sentence.context.is_written:
        parts.leftovers.append(sentence.place(0, end))
    if sentence.dates and sentence.asked and not parts.own:
        parts.leftovers.append(sentence.asked)
    is_only_a_break = not sentence.lists and any(word.kind is Kind.BREAK for word in sentence.words)
    for word in sentence.words:
        is_worry = word.kind is Kind.WORRY or (
            word.kind is Kind.CLOSED and not is_only_a_break and word.value != "以外"
        )
        if is_worry and not word.is_used:
            parts.leftovers.append(sentence.place(word.start, word.end))
