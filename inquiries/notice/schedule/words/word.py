"""Word 語: a word of a clause that speaks of time, of days or of a channel, and its kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any


class Kind(Enum):
    """The kinds of words."""

    SPAN = "9:00-18:00"
    ALL_DAY = "24 hours"
    CLOCK = "15:00"
    DAYS = "Mon-Fri"
    NAMED = "summer holidays"
    RANGE = "from a day to another"
    UNTIL = "until a day"
    SINCE = "from a day"
    DATE = "on a day"
    CLOSED = "closed, or except"
    ALSO = "including"
    WORKED = "answers"
    BREAK = "lunch break"
    PHONE = "a number"
    VOICE = "by telephone"
    WRITTEN = "in writing"
    WORRY = "what no rule covers"


HOURS = (Kind.SPAN, Kind.ALL_DAY)


@dataclass(slots=True)
class Word:
    """A word's place in `clause.said.text`, where its bracket opens (-1: none), and whether a part has used it."""

    kind: Kind
    start: int
    end: int
    value: Any = None
    bracket: int = -1
    is_used: bool = field(default=False, compare=False)
    is_odd: bool = False
