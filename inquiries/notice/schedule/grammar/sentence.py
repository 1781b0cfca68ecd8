"""Sentence: one clause while it is read, with the context of the clauses before it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from inquiries.notice.schedule.words.days import Days
from inquiries.notice.schedule.words.word import HOURS, Kind, Word
from inquiries.notice.text.clauses import Clause

from .lists import DayList, Sense
from .parts import ALWAYS, Parts, Period, Place, Rule


@dataclass(slots=True)
class Context:
    """What the clauses before have told: the last number, and whether the channel is written (mail, form)."""

    phone: str = ""
    is_written: bool = False
    has_hours: bool = False
    """The hours of that number are told, so hours behind a line about mail are the mail's."""
    period: Period = ALWAYS
    """The period in which that number is in use."""
    of_heading: Period = ALWAYS


@dataclass(slots=True)
class Sentence:
    """One clause while it is read."""

    clause: Clause
    words: list[Word]
    context: Context
    parts: Parts = field(default_factory=Parts)
    at_ends: frozenset[int] = frozenset()
    """The places in this clause at which the hotline's first and last day stand."""
    lists: list[DayList] = field(default_factory=list)
    cur: Rule | None = None
    days: list[Days] = field(default_factory=list)
    more: list[Days] = field(default_factory=list)
    dates: list[tuple[date, date]] = field(default_factory=list)
    is_told_behind: bool = False
    """The days of `cur` stood behind its hours, so the next hours belong to other days."""
    bracket: int = -1
    """The brackets that hold the hours of `cur`."""
    period: Period = ALWAYS
    for_a_time: Rule | None = None
    """A rule for days behind the hours of `cur` that hold only in a period."""
    goes_on: bool = False
    """The period is the one that follows the period told before ("それ以降")."""
    asked: Place | None = None

    @property
    def text(self) -> str:
        """The folded text of the clause."""
        return self.clause.said.text

    def place(self, start: int, end: int) -> Place:
        return Place(self.clause, start, end)


def begin_period(sentence: Sentence, word: Word, period: Period) -> None:
    """Applies a period: in brackets behind hours to these, elsewhere to what follows."""
    cur, place = sentence.cur, sentence.place(word.start, word.end)
    if cur and _is_of_a_list(sentence, word):
        sentence.period = period
        return
    if cur and _is_of_days(sentence, word):
        sentence.for_a_time = Rule(place, [], period=period, is_inherited=True, phone=cur.phone)
        sentence.parts.rules.append(sentence.for_a_time)
        return
    is_behind = cur is not None and (word.bracket > cur.place.start or word.bracket == sentence.bracket >= 0)
    follows = hours_follow(sentence, word) and not _another_time_follows(sentence, word)
    if cur and is_behind and not hours_follow(sentence, word, in_bracket=True):
        cur.period = Period(period.first or cur.period.first, period.last or cur.period.last)
    elif cur and cur.period is ALWAYS and word.value is not None and not follows:
        cur.period = period
    else:
        sentence.period, sentence.cur = period, None


def _another_time_follows(sentence: Sentence, word: Word) -> bool:
    """Whether an end is followed by a new beginning ("3月末まで…、4月から…")."""
    following = next((other for other in sentence.words if other.start >= word.end), None)
    return word.kind is Kind.UNTIL and following is not None and following.kind is Kind.SINCE


def _is_of_days(sentence: Sentence, word: Word) -> bool:
    """Whether the period belongs to days behind it, at the same hours."""
    if hours_follow(sentence, word):
        return False
    following = next((other for other in sentence.words if other.start >= word.end), None)
    return following is not None and following.kind is Kind.DAYS


def _is_of_a_list(sentence: Sentence, word: Word) -> bool:
    """Whether the period belongs to a list of closed or also worked days behind it, not to the hours before."""
    following = next((one for one in sentence.lists if one.start >= word.end), None)
    return (
        following is not None
        and following.sense is not Sense.OPEN
        and not any(word.end <= other.start < following.start for other in sentence.words)
    )


def hours_follow(sentence: Sentence, word: Word, *, in_bracket: bool = False) -> bool:
    return any(
        other.kind in (*HOURS, Kind.CLOCK)
        and other is not word
        and other.start >= word.start
        and (not in_bracket or other.bracket == word.bracket)
        for other in sentence.words
    )
