"""Lists of days: which words belong together, and whether these days are worked, also worked, or closed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise

from inquiries.notice.schedule.words.days import Days
from inquiries.notice.schedule.words.word import HOURS, Kind, Word

LISTED = (Kind.DAYS, Kind.NAMED, Kind.RANGE, Kind.DATE, Kind.UNTIL)
BETWEEN = re.compile(
    r"(?:[・、,/ ()〔〕]|および|及び|ならびに|並びに|または|又は|として|と|や|の|は|期間|等|など|毎週|休業|休暇"
    r"|当社|弊社|まで|間|中|and|or|on|of|the|,|&)*+"
)
BEFORE_CLOSED = re.compile(
    r"(?:[)〕、:|\-( ]|は|を|が|も|の?(?:場合|際|ときに?)|に(?:あ|当)たる日|の?ため|につき|お?電話|窓口|お(?!電話)"
    r"|中|間|期間|まで|の|日|等|など|いずれの|本件|専用|です|全日|終日|として|誠に|勝手ながら|お問い?合わせ|ご?相談|受付|対応"
    r"|we|are|is|hotline|will|be|the)*+"
)
AFTER_CLOSED = re.compile(
    r"(?:日|】|は|が|:|\||\(|、|,| |on|from|for|the|and|as|all|any|major|legal|u\.?s\.?|follows|-|・)*+"
)
BEFORE_ALSO = re.compile(r"(?:に|で| (?:are |is )?|にて|で?の?受付|まで|は|日)?")
BEFORE_WORKED = re.compile(
    r"(?:は|も|にて|につきまして|について|に限りまして|に限り|に限って|のみ|に|臨時[にで]?|通常(?:どおり|通り)?|休まず|特別に|、|お?電話(?:を|で)?|ご?相談を|窓口を|受付を"
    r"|(?:平日|通常|いつも|ふだん|普段)?(?:と|の)?(?:同じ|同様の?)?(?:受付)?時間帯?(?:で|に|通りに?|どおりに?)?|(?:平日|通常)?と?同様に)*+"
)
OF_A_PERIOD = re.compile("(?:の(?:期間|間))?は、?")
STRONG_BREAK = re.compile("[、,( ;/]|は|:")


class Sense(Enum):
    """What a clause says about a list of days: worked, also worked ("土日も"), closed."""

    OPEN = "open"
    ALSO = "also"
    CLOSED = "closed"


@dataclass(slots=True)
class DayList:
    """Words for days that belong together."""

    words: list[Word] = field(default_factory=list)
    sense: Sense = Sense.OPEN

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end


def lists_in(words: list[Word], text: str) -> list[DayList]:
    """The lists of a clause, each with its sense."""
    lists = _together(words, text)
    has_hours = any(word.kind in HOURS for word in words)
    for word in words:
        if word.kind is Kind.CLOSED:
            _close(word, lists, text, has_hours=has_hours)
        elif word.kind is Kind.ALSO:
            _include(word, lists, text)
        elif word.kind is Kind.WORKED:
            _work(word, lists, text, has_hours=has_hours)
    for one in lists:
        if not has_hours and one.sense is Sense.OPEN and _is_holiday_with_dates(one):
            one.sense = Sense.CLOSED
    return [one for one in lists if one.words]


def _is_of_holidays(one: DayList) -> bool:
    return all(isinstance(word.value, Days) and word.value.holidays and not word.value.weekdays for word in one.words)


def _is_behind_closed(lists: list[DayList]) -> bool:
    return (
        len(lists) > 1 and lists[-2].sense is Sense.CLOSED and all(word.kind is Kind.DAYS for word in lists[-1].words)
    )


def _is_holiday_with_dates(one: DayList) -> bool:
    kinds = {word.kind for word in one.words}
    return Kind.NAMED in kinds and bool(kinds & {Kind.RANGE, Kind.DATE})


def _together(words: list[Word], text: str) -> list[DayList]:
    lists: list[DayList] = []
    before: Word | None = None
    for word in words:
        if word.kind not in LISTED:
            before = None
            continue
        if before and _belongs(before, word, text[before.end : word.start]):
            lists[-1].words.append(word)
        else:
            lists.append(DayList([word]))
        before = word
    return lists


def _belongs(before: Word, word: Word, gap: str) -> bool:
    """Whether two words are one list. Brackets join only a named holiday and its dates."""
    gap = gap.replace("〔", "(").replace("〕", ")")
    gap = gap.lstrip(":") if before.kind is Kind.NAMED else gap
    if not BETWEEN.fullmatch(gap) or Kind.UNTIL in (before.kind, word.kind):
        return False
    if "(" in gap:
        kinds = {before.kind, word.kind}
        return Kind.NAMED in kinds and bool(kinds & {Kind.RANGE, Kind.DATE})
    return True


def _close(word: Word, lists: list[DayList], text: str, *, has_hours: bool) -> None:
    behind = [one for one in lists if one.words and one.end <= word.start and one.sense is not Sense.ALSO]
    ahead = [one for one in lists if one.words and one.start >= word.end and one.sense is not Sense.ALSO]
    if behind and BEFORE_CLOSED.fullmatch(text[behind[-1].end : word.start]):
        _mark(behind[-1], lists, text, Sense.CLOSED)
    elif ahead and AFTER_CLOSED.fullmatch(text[word.end : ahead[0].start]):
        ahead[0].sense = Sense.CLOSED
    elif not has_hours and behind:
        for one in behind:
            one.sense = Sense.CLOSED
    else:
        return
    word.is_used = True


def _mark(one: DayList, lists: list[DayList], text: str, sense: Sense) -> None:
    """Gives a list its sense. In "月〜金、祝日を除く" only what stands behind the comma is closed or also worked.

    In "5月中は日曜を除く" the period belongs to the hours, and only the days behind it get the sense.
    """
    for at, (word, following) in enumerate(pairwise(one.words), 1):
        is_set = isinstance(word.value, Days) and word.value.is_set
        gap = text[word.end : following.start]
        is_period = word.kind is Kind.RANGE and following.kind is Kind.DAYS and OF_A_PERIOD.fullmatch(gap)
        if (is_set and STRONG_BREAK.search(gap)) or is_period:
            rest = DayList(one.words[at:], sense)
            lists.insert(lists.index(one) + 1, rest)
            del one.words[at:]
            return
    one.sense = sense


def _include(word: Word, lists: list[DayList], text: str) -> None:
    behind = [one for one in lists if one.words and one.end <= word.start]
    ahead = [one for one in lists if one.words and one.start >= word.end]
    if behind and behind[-1].sense is Sense.OPEN and BEFORE_ALSO.fullmatch(text[behind[-1].end : word.start]):
        _mark(behind[-1], lists, text, Sense.ALSO)
        word.is_used = True
    elif text[word.start].isascii() and ahead and ahead[0].sense is Sense.OPEN and ahead[0].start - word.end <= 5:
        ahead[0].sense, word.is_used = Sense.ALSO, True


def _work(word: Word, lists: list[DayList], text: str, *, has_hours: bool) -> None:
    """Days also worked. In a clause with hours only holidays, or days behind closed ones ("日曜は休み、土曜は営業")."""
    behind = [one for one in lists if one.words and one.end <= word.start]
    if not behind or behind[-1].sense is not Sense.OPEN:
        return
    if has_hours and not _is_of_holidays(behind[-1]) and not _is_behind_closed(behind):
        return
    if BEFORE_WORKED.fullmatch(text[behind[-1].end : word.start]):
        behind[-1].sense, word.is_used = Sense.ALSO, True
