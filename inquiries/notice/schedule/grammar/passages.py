"""Passages: the clauses of a notice that tell the hotline's hours, and the telephone that each belongs to."""

from __future__ import annotations

import re
from datetime import date

from inquiries.notice.facts.contact import phones
from inquiries.notice.facts.dates import Dates, dates_in
from inquiries.notice.facts.desks import OTHERS, Desk, desk_of
from inquiries.notice.facts.fact import ANOTHER_DESK
from inquiries.notice.schedule.words.finding import words_of
from inquiries.notice.schedule.words.word import HOURS, Kind, Word
from inquiries.notice.schedule.words.zones import zones
from inquiries.notice.text.clauses import Clause
from inquiries.notice.text.outline import Section

from .parsing import parse
from .parts import ALWAYS, Parts, Period, Place
from .pauses import find_pauses
from .sentence import Context, Sentence

LABEL = re.compile(
    "(?:受付|対応|営業|開設|ご?利用|通話|受電|お受けする|受付可能)の?(?:時間|曜日|日)|電話|(?<![a-z])tel|コールセンター|ダイヤル|窓口|受付|^時間"
    "|お?問い?合わ?せ|ご?相談|ホットライン|カスタマー|サポート|連絡先|デスク|お客[様さ]|(?<![a-z])(?:hours|hotline|call|(?:tele)?phone|contact|open(?:ing)?"
    "|toll[ -]?free|response (?:cent|line|team)|assistance line)"
)
NO_HOURS = re.compile(
    "メンテナンス|攻撃|侵入|検知|放送|配信|説明会|会見|来店|システムを|サーバ|attack|intrusion|maintenance"
)
HARDLY_HOURS = re.compile("アクセス|発生|流出|漏え?い|不正")
"""Words about the incident: times beside them are hours only if the clause also names the desk."""
CLOSING = re.compile("受付|窓口|休業|定休|お?休み|時間|無休|平日|曜|電話|対応|closed?|open|hotline")
SAID_SO = re.compile(
    "電話|窓口|受付|ダイヤル|コールセンター|ホットライン|hotline|(?:call|response) (?:cent|line)|phone|toll[ -]?free"
)
SHOP = re.compile("店舗の|(?:実)?店舗(?:営業|は)|ショールーム|診療時間|開館時間|store hours")


def parts_of(clauses: list[Clause], dates: Dates, published: date, ends: set[tuple[int, int]]) -> Parts:
    """The parts of all clauses. `ends`: where the hotline's first and last day stand (order of the clause, start)."""
    all_parts = Parts()
    known = {fact.value: fact.doubt != ANOTHER_DESK for fact in phones(clauses)}
    found_words = [words_of(clause, dates, published) for clause in clauses]
    for clause, words in zip(clauses, found_words, strict=True):
        find_pauses(words, clause.said.text)
    ours = _with_our_numbers_only(clauses, found_words, known)
    sections = {
        clause.section
        for clause, words in zip(clauses, found_words, strict=True)
        if any(word.kind in HOURS for word in words) and _is_about_hours(clauses, clause, words, set())
    }
    context, section, header = Context(), None, Header()
    for clause, of_clause in zip(clauses, found_words, strict=True):
        if clause.section != section:
            context, section, header = Context(), clause.section, Header()
            context.of_heading = context.period = _validity(_heading(clause, published))
        for start, end, zone in zones(clause.said.text):
            all_parts.zones.append((Place(clause, start, end), zone))
        words = header.over(clause, of_clause)
        if not _is_about_hours(clauses, clause, words, sections):
            _remember(context, words, known)
            continue
        desk = _desk(clauses, clause, words, is_ours=clause.section in ours)
        _add(all_parts, _read(clause, words, context, known, desk, ends))
    return _without_others(all_parts, known)


def _without_others(parts: Parts, known: dict[str, bool]) -> Parts:
    """Leaves out hours of numbers or sections that may be another desk's, if the hotline has hours of its own."""
    ours = {rule.place.clause.section for rule in parts.rules if rule.spans and ANOTHER_DESK not in rule.doubts}
    doubted = [rule for rule in parts.rules if ours and ANOTHER_DESK in rule.doubts]
    named = [rule for rule in doubted if OTHERS.search(rule.place.clause.said.text)]
    others = [rule for rule in doubted if not known.get(rule.phone, True) or rule.place.clause.section not in ours]
    parts.others = [rule.place for rule in others if rule not in named]
    others += named
    parts.rules = [rule for rule in parts.rules if rule not in others]
    return parts


def _with_our_numbers_only(
    clauses: list[Clause], found_words: list[list[Word]], known: dict[str, bool]
) -> set[Section]:
    """The sections in which all numbers are the hotline's."""
    numbers: dict[Section, list[str]] = {}
    for clause, words in zip(clauses, found_words, strict=True):
        numbers.setdefault(clause.section, []).extend(word.value for word in words if word.kind is Kind.PHONE)
    return {section for section, found in numbers.items() if found and all(known.get(_spelt(n, known)) for n in found)}


def _desk(clauses: list[Clause], clause: Clause, words: list[Word], *, is_ours: bool) -> Desk:
    first = next((word for word in words if word.kind in HOURS), None)
    desk = desk_of(clauses, clause, first.start, first.end) if first else Desk.HOTLINE
    return Desk.HOTLINE if desk is Desk.UNKNOWN and is_ours and not OTHERS.search(clause.said.text) else desk


class Header:
    """The head row of a table, which names the days of each column of hours."""

    def __init__(self) -> None:
        self.columns: dict[int, list[Word]] = {}

    def over(self, clause: Clause, words: list[Word]) -> list[Word]:
        """The words of a row; before hours without days, the days of their column."""
        if "|" not in clause.said.text:
            return words
        cells = _cells(clause.said.text, words)
        has_hours = any(word.kind in (*HOURS, Kind.CLOSED) for word in words)
        if not has_hours:
            days = {cell: of_cell for cell, of_cell in cells.items() if any(w.kind is Kind.DAYS for w in of_cell)}
            self.columns = days if len(days) > 1 or (days and not self.columns) else self.columns
            return words
        made: list[Word] = []
        for cell, of_cell in cells.items():
            is_bare = not any(word.kind in (Kind.DAYS, Kind.RANGE) for word in of_cell)
            if is_bare and any(word.kind in HOURS for word in of_cell):
                place = of_cell[0].start
                made += [Word(word.kind, place, place, word.value) for word in self.columns.get(cell, [])]
            made += of_cell
        return made


def _cells(text: str, words: list[Word]) -> dict[int, list[Word]]:
    cells: dict[int, list[Word]] = {}
    for word in words:
        cells.setdefault(text.count("|", 0, word.start), []).append(word)
    return cells


def _is_about_hours(clauses: list[Clause], clause: Clause, words: list[Word], sections: set[Section]) -> bool:
    kinds = {word.kind for word in words}
    text = clause.said.text
    is_named = Kind.PHONE in kinds or Kind.VOICE in kinds or SAID_SO.search(text)
    if NO_HOURS.search(text) or SHOP.search(text) or (HARDLY_HOURS.search(text) and not is_named):
        return False
    around = text + "\n" + clause.under + "\n" + _line_above(clauses, clause)
    if kinds & set(HOURS):
        return bool(LABEL.search(around)) or Kind.PHONE in kinds
    if not kinds & {Kind.DAYS, Kind.NAMED, Kind.RANGE, Kind.DATE, Kind.SINCE, Kind.UNTIL, Kind.BREAK}:
        return False
    says_closed = bool(kinds & {Kind.CLOSED, Kind.ALSO, Kind.WORKED, Kind.NAMED}) or (
        Kind.DAYS in kinds and Kind.SINCE in kinds
    )
    says_clock = Kind.CLOCK in kinds
    is_near = clause.section in sections or any(_is_below(clause, other) for other in sections)
    if not is_near and (says_clock or not SAID_SO.search(text + clause.under)):
        return False
    return (says_closed or says_clock or _is_closing_label(clause)) and bool(CLOSING.search(text + clause.heading))


def _is_below(clause: Clause, section: Section) -> bool:
    headings = section.headings
    return clause.section.headings[: len(headings) - 1] == headings[:-1] and len(headings) > 1


def _is_closing_label(clause: Clause) -> bool:
    return re.search("休|closed", clause.heading) is not None


def _line_above(clauses: list[Clause], clause: Clause) -> str:
    before = clauses[max(clause.order - 4, 0) : clause.order - 1]
    return "\n".join(other.said.text for other in before if other.section == clause.section)


def _remember(context: Context, words: list[Word], known: dict[str, bool]) -> None:
    """Notes the number or address of a line: the next clauses may tell its hours."""
    for word in words:
        if word.kind is Kind.PHONE:
            context.phone, context.is_written, context.has_hours = _spelt(word.value, known), False, False
            period = _validity(words)
            context.period = context.of_heading if period is ALWAYS else period
        elif word.kind is Kind.WRITTEN:
            context.is_written = context.is_written or context.has_hours or not context.phone
        elif word.kind is Kind.VOICE:
            context.is_written = False


def _heading(clause: Clause, published: date) -> list[Word]:
    """The words of the section's heading, which may tell the period of the clauses below."""
    if not clause.section.headings:
        return []
    said = clause.section.headings[-1]
    heading = Clause(0, clause.section, 0, said, 0, len(said))
    return words_of(heading, dates_in([heading], published), published)


def _validity(words: list[Word]) -> Period:
    """The period that the words of a line tell, in which its number is in use."""
    period = ALWAYS
    for word in words:
        if word.kind is Kind.RANGE:
            period = Period(word.value[0], word.value[1])
        elif word.kind is Kind.SINCE and word.value:
            period = Period(word.value, period.last)
        elif word.kind is Kind.UNTIL:
            period = Period(period.first, word.value)
    return period


def _read(
    clause: Clause,
    words: list[Word],
    context: Context,
    known: dict[str, bool],
    desk: Desk,
    ends: set[tuple[int, int]],
) -> Parts | None:
    numbers = [word for word in words if word.kind is Kind.PHONE]
    for word in numbers:
        word.value = _spelt(word.value, known)
    if numbers and not any(word.value for word in numbers):
        context.phone = ""
        return None
    if desk is Desk.OTHER:
        return None
    if re.search(r"メール|mail|フォーム|web|チャット", clause.heading) and not SAID_SO.search(clause.heading):
        return None
    context.is_written = context.is_written and context.has_hours
    at_ends = frozenset(start for order, start in ends if order == clause.order)
    period = context.of_heading if numbers else context.period
    parts = parse(Sentence(clause, words, context, at_ends=at_ends, period=period))
    if parts.rules:
        context.has_hours = True
    is_beside_ours = bool(context.phone and known.get(context.phone)) and not OTHERS.search(clause.said.text)
    is_doubted = desk is Desk.UNKNOWN and not is_beside_ours
    for rule in parts.rules:
        if is_doubted or (rule.phone and not known.get(rule.phone, True)):
            rule.doubts.append(ANOTHER_DESK)
    return parts


def _spelt(written: str, known: dict[str, bool]) -> str:
    """The number as the fact `phones` spells it; empty if it is not there."""
    digits = re.sub(r"\D", "", written)
    return next((phone for phone in known if re.sub(r"\D", "", phone) == digits), "")


def _add(parts: Parts, found: Parts | None) -> None:
    if found:
        parts.rules += found.rules
        parts.closings += found.closings
        parts.own += found.own
        parts.leftovers += found.leftovers
        parts.are_holidays_told |= found.are_holidays_told
