"""Opening hours 受付時間: the spans of the day in which the hotline answers, and the days on which it does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from .clauses import MOST_IN_A_CLAUSE, Clause
from .contact import phones
from .desks import Desk, desk_of
from .fact import ANOTHER_DESK, NO_CALENDAR, ODD_HOURS, Fact, read_from, sure_first
from .weekdays import EVERY_DAY, WHOLE_WEEK, Closed, closed, opened

CLOCK = (
    r"(?P<{0}_half>午前|午後|am|pm)?(?P<{0}_hour>[01]?\d|2[0-4])"
    r"(?::(?P<{0}_minute>[0-5]\d)|時(?:(?P<{0}_past>[0-5]?\d)分|(?P<{0}_thirty>半))?)"
)
SPAN = re.compile(rf"(?<!\d)(?<!\d:){CLOCK.format('opens')}(?:から|より|~|-)、?{CLOCK.format('closes')}(?!:?\d)")
ALL_DAY = re.compile(
    "24時間(?:(?:年中無休|365日)?で?(?:の|お)?(?P<takes>受付|受け付け|対応|承)|(?=・|、|365日|年中|\\)|$))"
)
LABEL = re.compile("(?:受付|対応|営業|開設|ご利用|通話|受電)の?時間|電話|tel|コールセンター|ダイヤル|窓口")
ASKED = re.compile("問い?合わ?せ|ご?相談|受付")
NO_HOURS = re.compile("メンテナンス|アクセス|攻撃|侵入|停止|検知|放送|配信|説明会|会見|店舗|来店|発生|流出|漏え?い")
WRITTEN = re.compile("メール|フォーム|web|chat|チャット|インターネット")
SPOKEN = re.compile("電話|tel|ダイヤル|コール")
CLOSED_ONLY = re.compile("受付|窓口|休業|定休|時間|無休|平日|曜")
PAUSE = re.compile(r"\)?(?:を除|は除|を?休|の間は?を除)")
PAUSED = re.compile(r"(?:昼休み|休憩|休み)(?:時間)?[:は(]?$")
UNUSUAL = ("05:00", "12:30")


@dataclass(frozen=True, slots=True)
class Spell:
    """Hours of some desk in a clause, with the words about them: up to the next hours."""

    clause: Clause
    start: int
    end: int
    span: tuple[str, str]
    doubt: str


def hours(clauses: list[Clause]) -> list[Fact]:
    """Each span as ["09:00", "18:00"]; midnight at the end of the day is "23:59"."""
    found: dict[tuple[str, str], Fact] = {}
    for spell in _spells(clauses):
        if not (spell.span in found and found[spell.span].sure):
            fact = read_from(spell.clause, spell.start, spell.end, list(spell.span), doubt=spell.doubt)
            found[spell.span] = fact
    return sure_first(list(found.values()))


def closed_days(clauses: list[Clause]) -> list[Fact]:
    """Weekdays as numbers, Monday 0; "holiday" and "year-end" by name, and not certain as no calendar is given.

    A day on which any of the hotline's spells is open is not a closed one.
    """
    spells = _spells(clauses)
    places: list[tuple[Clause, list[Closed]]] = []
    taken: set[int | str] = set()
    for number, spell in enumerate(spells):
        begin, end = _words_about(spells, number)
        text = spell.clause.said.text
        taken |= opened(text[begin : spell.start]) | (WHOLE_WEEK if EVERY_DAY.search(text[begin:end]) else set())
        places.append((spell.clause, closed(text, begin, end)))
    of_hours = {spell.clause.order for spell in spells}
    for clause in clauses:
        if clause.order not in of_hours and _speaks_of_closing(clauses, clause):
            taken |= opened(clause.said.text)
            places.append((clause, closed(clause.said.text, 0, len(clause.said.text))))
    return _closed(places, taken)


def _closed(places: list[tuple[Clause, list[Closed]]], taken: set[int | str]) -> list[Fact]:
    found: dict[int | str, Fact] = {}
    for clause, days in places:
        for day in days:
            if day.value not in taken:
                doubt = "" if isinstance(day.value, int) else NO_CALENDAR
                found.setdefault(day.value, read_from(clause, day.start, day.end, day.value, doubt=doubt))
    return list(found.values())


def _words_about(spells: list[Spell], number: int) -> tuple[int, int]:
    """From the end of the hours before to the beginning of the next, in the same clause."""
    spell = spells[number]
    before = spells[number - 1] if number and spells[number - 1].clause.order == spell.clause.order else None
    after = spells[number + 1] if number + 1 < len(spells) else None
    is_next = after is not None and after.clause.order == spell.clause.order
    return before.end if before else 0, after.start if after and is_next else len(spell.clause.said.text)


def _spells(clauses: list[Clause]) -> list[Spell]:
    return [spell for clause in clauses for spell in sorted(_in(clauses, clause), key=lambda spell: spell.start)]


def _in(clauses: list[Clause], clause: Clause) -> Iterator[Spell]:
    text = clause.said.text
    for match in islice(SPAN.finditer(text), MOST_IN_A_CLAUSE):
        span = _clock(match, "opens"), _clock(match, "closes")
        is_pause = PAUSE.match(text, match.end()) or PAUSED.search(text[: match.start()])
        if not is_pause and (doubt := _doubt(clauses, clause, *match.span())) is not None:
            is_odd = span[0] >= span[1] or span[0] < UNUSUAL[0] or span[1] < UNUSUAL[1]
            yield Spell(clause, *match.span(), span, doubt or (ODD_HOURS if is_odd else ""))
    for match in islice(ALL_DAY.finditer(text), 1):
        if (doubt := _doubt(clauses, clause, *match.span())) is not None:
            is_written = WRITTEN.search(text) and not SPOKEN.search(text)
            yield Spell(clause, *match.span(), ("00:00", "23:59"), doubt or (ANOTHER_DESK if is_written else ""))


def _doubt(clauses: list[Clause], clause: Clause, start: int, end: int) -> str | None:
    """Why these may not be the hotline's hours; None if they are certainly not."""
    text = clause.said.text
    desk = desk_of(clauses, clause, start, end)
    is_labelled = (
        LABEL.search(text) or LABEL.search(clause.under) or ASKED.search(clause.under + text) or bool(phones([clause]))
    )
    if desk is Desk.OTHER or NO_HOURS.search(text) or not is_labelled:
        return None
    return ANOTHER_DESK if desk is Desk.UNKNOWN else ""


def _speaks_of_closing(clauses: list[Clause], clause: Clause) -> bool:
    text = clause.said.text
    if not CLOSED_ONLY.search(text) or NO_HOURS.search(text) or not LABEL.search(text + clause.under):
        return False
    return (
        desk_of(clauses, clause, 0, 0) is Desk.HOTLINE or desk_of(clauses, clause, len(text), len(text)) is Desk.HOTLINE
    )


def _clock(match: re.Match[str], end: str) -> str:
    hour = int(match[f"{end}_hour"])
    minute = int(match[f"{end}_minute"] or match[f"{end}_past"] or (30 if match[f"{end}_thirty"] else 0))
    if match[f"{end}_half"] in ("午後", "pm") and hour < 12:
        hour += 12
    return "23:59" if hour >= 24 else f"{hour:02}:{minute:02}"
