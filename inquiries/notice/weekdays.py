"""Days of the week as desks write them: which they work, and which they do not."""

from __future__ import annotations

import re
from typing import NamedTuple

DAYS = "月火水木金土日"
YEAR_END = r"年末年始|12[/月]\d{1,2}日?(?:\([^)]*\))?(?:~|-|から)(?:翌年)?1[/月]\d{1,2}日?"
DAY = re.compile(
    rf"(?P<year_end>{YEAR_END})|(?P<holiday>祝祭日|祝日|祝)|(?P<first>[月火水木金土日])曜?日?(?:~|-|から)(?P<last>[月火水木金土日])曜?日?(?![本時])"
    r"|(?<![平本当毎休曜祝同翌昨前後今終即0-9])(?P<weekday>[月火水木金土日])(?:曜日?)?(?![本々付時中])"
)
BETWEEN = (
    r"(?:[・、,/]|および|及び|ならびに|並びに|または|と|や|\([^)]{0,30}\)|当社|弊社|指定|臨時|夏季|夏期|冬季|gw|ゴールデンウィーク|お盆"
    r"|(?<=[季期時盆定クw])(?:休業|休暇|休日)日?|期間|等|など|の)*+"
)
NAMELESS = re.sub(r"\?P<\w+>", "?:", DAY.pattern)
DAY_LIST = rf"(?:(?:{NAMELESS}){BETWEEN}){{1,12}}"
CLOSED_AFTER = re.compile(
    rf"(?P<days>{DAY_LIST})\)?(?:は|を|が)?(?:\)?(?:を?除|のぞく|のぞき)|定休日?|休業|お休み|休み|休館|以外|受付(?:は)?(?:いた|して)?(?:おり)?ません|休止)"
)
CLOSED_BEFORE = re.compile(rf"(?:定休日|休業日|休み|休日|お休み)(?:[:は]|\()?(?P<days>{DAY_LIST})")
WEEKDAYS_ONLY = re.compile(r"平日|営業日")
WORKED = re.compile(r"(?P<first>[月火水木金土日])(?:曜日?)?(?:~|-|から)(?P<last>[月火水木金土日])(?:曜日?)?(?!曜|本)")
EVERY_DAY = re.compile("年中無休|無休|毎日|全日|土日祝(?:日)?(?:も|を?含|とも)|土・?日・?祝(?:日)?も")
WHOLE_WEEK: set[int | str] = {*range(7), "holiday"}


class Closed(NamedTuple):
    """A day on which a desk is closed, and where that is said."""

    value: int | str
    start: int
    end: int


def closed(text: str, start: int, end: int) -> list[Closed]:
    """What a stretch says of days without an answer."""
    words = text[start:end]
    if EVERY_DAY.search(words):
        return _excepted(text, start, end)
    found = []
    if match := WEEKDAYS_ONLY.search(words):
        found += [Closed(day, start + match.start(), start + match.end()) for day in (5, 6, "holiday")]
    elif (match := WORKED.search(words)) and not _is_excepted(words, match):
        worked = _days(match["first"], match["last"])
        found += [Closed(day, start + match.start(), start + match.end()) for day in range(7) if day not in worked]
    return found + _excepted(text, start, end)


def opened(words: str) -> set[int | str]:
    """The days that are named as those on which hours count."""
    if EVERY_DAY.search(words):
        return set(WHOLE_WEEK)
    if WEEKDAYS_ONLY.search(words):
        return set(range(5))
    named: set[int | str] = set()
    bare = CLOSED_AFTER.sub("", words)
    for match in DAY.finditer(bare):
        named |= set(_values(match))
    return named - {"year-end"}


def _excepted(text: str, start: int, end: int) -> list[Closed]:
    return [
        day
        for pattern in (CLOSED_AFTER, CLOSED_BEFORE)
        for match in pattern.finditer(text, start, end)
        for day in _listed(text, *match.span("days"))
    ]


def _is_excepted(words: str, worked: re.Match[str]) -> bool:
    return any(match.start() <= worked.start() < match.end() for match in CLOSED_AFTER.finditer(words))


def _listed(text: str, start: int, end: int) -> list[Closed]:
    return [
        Closed(value, match.start(), match.end())
        for match in DAY.finditer(text, start, end)
        for value in _values(match)
    ]


def _values(match: re.Match[str]) -> list[int | str]:
    if match["year_end"]:
        return ["year-end"]
    if match["holiday"]:
        return ["holiday"]
    return list(_days(match["first"], match["last"]) if match["first"] else [DAYS.index(match["weekday"])])


def _days(first: str, last: str) -> list[int]:
    begin, end = DAYS.index(first), DAYS.index(last)
    return [day % 7 for day in range(begin, end + 1 + 7 * (end < begin))]
