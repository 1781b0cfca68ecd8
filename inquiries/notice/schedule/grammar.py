"""Grammar 文法: the words of one clause become parts."""

from __future__ import annotations

import re
from datetime import date, timedelta

from inquiries.notice.facts.fact import ODD_HOURS
from inquiries.schedule import DAY, WHOLE_WEEK, Minutes

from .closed import close_over_new_year, dates_of, read_closed
from .days import ENGLISH_DAY, Days, union
from .lists import DayList, Sense, lists_in
from .parts import ALWAYS, OwnHours, Parts, Period, Rule
from .pauses import read_pause
from .sentence import Sentence, begin_period, hours_follow
from .words import HOURS, Kind, Word

UNDERSTOOD_BEHIND = re.compile(
    r"(?:のみ|だけ|に限|と?も|受付|対応|営業|稼働|で|です|に|の間|[、,・/)|。;:\]】 ~月火水木金土日祝]|および|及び|と"
    r"|and|or|only|$)"
)
UNDERSTOOD_BEFORE = re.compile(
    r"(?:曜|日|のみ|の|は|に|を|も|まで|お?電話|受付|対応|営業|時間|のみ|だけ|各日|とも|[、,・/()|:;\[\]【】〈〉 -]"
    r"|from|between|the|only|at)*+"
)
"""What may stand between days and hours: anything else was not understood."""
RIGHT_BEHIND = re.compile("(?:も|とも|は|に|同様に|[、 ])*+")
OWN_HOURS_OF_MORE = re.compile(r"(?:も|とも)[、 (]*$")
"""Right before hours: they are those of the days that are worked as well."""
ON_A_DAY = re.compile(rf" ?(?:on )?(?:{ENGLISH_DAY},? ?)?")
EVERY_OTHER_DAY = re.compile("(?:every|all|any) other days?|(?:その|それ)(?:ほか|他|以外)の日")
EVERY_DAY = re.compile("365|/7|day")
JOINED = re.compile(r"(?:[・、,/ ]|および|及び|または|又は|ともに|とも|と|や|and|or|&|にて|\(|\)|窓口|の?受付)*+")


def parse(sentence: Sentence) -> Parts:
    """Walk over the words once, from left to right."""
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
    """From a day, or from the day after the one that was told last."""
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
    """A number begins another desk, unless it closes the line of one."""
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
    """The first hours on the days that were told before."""
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
    """(24 hours, by mail): the channel stands right behind, in the same brackets."""
    behind = next((other for other in sentence.words if other.start >= word.end), None)
    return (
        behind is not None
        and behind.kind is Kind.WRITTEN
        and word.bracket >= 0
        and behind.bracket in (word.bracket, word.end)
        and len(sentence.text[word.end : behind.start]) <= 4
    )


def _read_clock(sentence: Sentence, word: Word, at: int) -> None:
    """The minute at which the hotline begins or ends, or a day of its own does."""
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
    """The minute belongs to the day before it. Two ends, of a day and of a minute, say something else."""
    said = sentence.text[before.start : before.end]
    return before.kind in (Kind.RANGE, Kind.SINCE, Kind.UNTIL) and not (is_end and said.endswith(("まで", "迄")))


def _read_list(sentence: Sentence, one: DayList) -> None:
    for word in one.words:
        word.is_used = True
    if one.sense is Sense.CLOSED:
        read_closed(sentence, one)
    elif one.sense is Sense.ALSO:
        _read_also(sentence, one)
    else:
        _read_open(sentence, one)


def _read_also(sentence: Sentence, one: DayList) -> None:
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
    """Days that are worked as well, and right behind them until when."""
    following = next((word for word in sentence.words if word.start >= one.end and word.kind is not Kind.ALSO), None)
    return (
        following is not None
        and following.kind in HOURS
        and RIGHT_BEHIND.fullmatch(sentence.text[one.end : following.start]) is not None
    )


def _let_holidays_be_worked(sentence: Sentence) -> None:
    """Said of holidays alone, behind the hours of several days: of all of them, each on its own days."""
    beside = [rule for rule in sentence.parts.rules if rule.spans]
    if len(beside) > 1:
        for rule in beside:
            rule.more = [days for days in rule.more if days.weekdays]
            rule.is_told_of_holidays = True


def _read_open(sentence: Sentence, one: DayList) -> None:
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
    """From the day that was told just before."""
    return sentence.period.first if sentence.cur is None and sentence.period.last is None else None


def _read_days(sentence: Sentence, word: Word) -> None:
    cur = sentence.cur
    following = next((other for other in sentence.words if other.start >= word.end), None)
    if following and following.kind is Kind.BREAK and word.value.weekdays == WHOLE_WEEK:
        if cur and not cur.days:  # a break of every day is one of hours of every day
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


def _finish(sentence: Sentence) -> None:
    """What was said of days or of a period, and no hours came: those of the other rules."""
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
