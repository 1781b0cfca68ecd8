"""Opening hours 受付時間: the spans of the day in which the hotline answers, and the days on which it does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .clauses import Clause
from .dates import DATE
from .fact import Fact, read_from

CLOCK = (
    r"(?P<{0}_half>午前|午後|am|pm)?(?P<{0}_hour>[01]?\d|2[0-4])"
    r"(?::(?P<{0}_minute>[0-5]\d)|時(?:(?P<{0}_past>[0-5]?\d)分|(?P<{0}_thirty>半))?)"
)
SPAN = re.compile(rf"(?<!\d)(?<!\d:){CLOCK.format('opens')}(?:から|より|~|-){CLOCK.format('closes')}(?!:?\d)")
ALL_DAY = re.compile("24時間")
CONCERNS_HOURS = re.compile("時間|受付|窓口|問合|問い合|電話|営業|対応|平日|無休|毎日")
PAUSE = re.compile(r"\)?(?:を除|は除|を?休|の間は?を除)")
CLOSED = re.compile("を?除|は?(?:定休日?|休業|お休み|休み|休館)|以外")
CLOSED_ON = re.compile("(?:定休日|休業日|休み):?")
NEVER_CLOSED = re.compile("無休|年中|毎日")
WORKING_DAYS = re.compile("平日|月(?:曜日?)?(?:~|から|-)金(?:曜日?)?")
DAY = re.compile(
    "(?P<year_end>年末年始)|(?P<holiday>祝祭日|祝日|祝)|(?<![平本当毎休曜])(?P<weekday>[月火水木金土日])(?=曜|[土日祝・、,および及と)を除年は]|$)"
)
REACH = 30


def hours(clauses: list[Clause]) -> list[Fact]:
    """Each span as ["09:00", "18:00"]; midnight at the end of the day is "23:59"."""
    found: dict[tuple[str, str], Fact] = {}
    for clause in clauses:
        text = clause.folded.text
        if not CONCERNS_HOURS.search(text + clause.under):
            continue
        for match in SPAN.finditer(text):
            span = _clock(match, "opens"), _clock(match, "closes")
            if not PAUSE.match(text, match.end()):
                found.setdefault(span, read_from(clause, *match.span(), list(span), sure=span[0] < span[1]))
        for match in ALL_DAY.finditer(text):
            found.setdefault(("00:00", "23:59"), read_from(clause, *match.span(), ["00:00", "23:59"]))
    return list(found.values())


def closed_days(clauses: list[Clause]) -> list[Fact]:
    """Weekdays as numbers, Monday 0; "holiday" and "year-end" by name, and not certain as no calendar is given."""
    found: dict[int | str, Fact] = {}
    for clause in clauses:
        if hours([clause]) or (CONCERNS_HOURS.search(clause.text) and not NEVER_CLOSED.search(clause.text)):
            for start, end, value in _closed(clause.folded.text):
                found.setdefault(value, read_from(clause, start, end, value, sure=isinstance(value, int)))
    return list(found.values())


def _closed(text: str) -> Iterator[tuple[int, int, int | str]]:
    if working := WORKING_DAYS.search(text):
        yield from ((*working.span(), day) for day in (5, 6))
        if working[0] == "平日":
            yield *working.span(), "holiday"
    undated = DATE.sub(lambda date: "\N{SPACE}" * len(date[0]), text)
    for closed in CLOSED.finditer(undated):
        yield from _days(undated, max(0, closed.start() - REACH), closed.start())
    for closed in CLOSED_ON.finditer(undated):
        yield from _days(undated, closed.end(), closed.end() + REACH)


def _days(text: str, start: int, end: int) -> Iterator[tuple[int, int, int | str]]:
    for day in DAY.finditer(text, start, min(end, len(text))):
        value = "月火水木金土日".index(day["weekday"]) if day["weekday"] else day.lastgroup or ""
        yield *day.span(), value.replace("_", "-") if isinstance(value, str) else value


def _clock(match: re.Match[str], end: str) -> str:
    hour = int(match[f"{end}_hour"])
    minute = int(match[f"{end}_minute"] or match[f"{end}_past"] or (30 if match[f"{end}_thirty"] else 0))
    if match[f"{end}_half"] in ("午後", "pm") and hour < 12:
        hour += 12
    return "23:59" if hour >= 24 else f"{hour:02}:{minute:02}"
