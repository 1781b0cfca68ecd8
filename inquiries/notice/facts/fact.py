"""Fact: one thing that the notice states, the exact characters that state it, and the doubt about the reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_noop

from inquiries.notice.text.clauses import Clause

DAY_NOT_WRITTEN = gettext_noop("The day is not written in full.")
END_ELSEWHERE = gettext_noop("Its last day was taken from another passage.")
PASSAGES_DIFFER = gettext_noop("Two passages differ.")
ANOTHER_DESK = gettext_noop("It may belong to another desk.")
NO_SUCH_NUMBER = gettext_noop("No such number is known in Japan.")
HIDDEN_ADDRESS = gettext_noop("The address is written so that robots do not read it.")
NO_CALENDAR = gettext_noop("The notice does not say which days these are.")
ONLY_ABOUT = gettext_noop("The notice says about how many.")
TIMES_COUNTED = gettext_noop("It counts how often, not how many people.")
OF_WHAT = gettext_noop("It is not clear what was counted.")
A_PART = gettext_noop("It is a part of another figure.")
WHETHER_LEAKED = gettext_noop("It is not clear whether this leaked.")
NOT_UNDERSTOOD = gettext_noop("This sentence was not understood. Does it state anything that is missing above?")
CUT_OFF = gettext_noop("A word seems to be cut off.")
WHOSE_PERIOD = gettext_noop("It is not clear whose period this is.")
WHICH_DAY = gettext_noop("It is not clear whether this happened on that day.")
DAYS_NOT_SAID = gettext_noop("The notice does not say on which days.")
HOLIDAYS_NOT_SAID = gettext_noop("The notice does not say whether it is so on public holidays.")
LEFT_OVER = gettext_noop("Something that is said about the hours was not understood.")
HOURS_NOT_READ = gettext_noop("The hours were not understood: 9:00 to 18:00 every day is a guess.")
WHOSE_CLOCK = gettext_noop("The notice does not say whose clock this is.")
AND_THEN = gettext_noop("The notice does not say whether it is open after these days.")
CORRECTED_BEFORE = gettext_noop("Somebody has corrected the hours before there was a schedule.")
ODD_HOURS = gettext_noop("The hours are unusual.")


@dataclass(frozen=True, slots=True)
class Fact:
    """A JSON value, its quote, every clause that speaks of it, and the doubt (empty: sure)."""

    value: Any
    quote: str
    clauses: tuple[Clause, ...]
    doubt: str = ""

    @property
    def sure(self) -> bool:
        return not self.doubt

    def as_json(self) -> dict[str, Any]:
        """The shape that is stored and printed."""
        told = {"value": self.value, "quote": self.quote, "sure": self.sure}
        return told | {"doubt": self.doubt} if self.doubt else told


def read_from(
    clause: Clause, start: int, end: int, value: Any, *, doubt: str = "", more: tuple[Clause, ...] = ()
) -> Fact:
    """A fact quoted from the stretch `start` to `end` of `clause.folded.text`."""
    first, last = clause.folded.exact(start, end)
    return Fact(value, clause.text[first:last], (clause, *more), doubt)


def sure_first(facts: list[Fact]) -> list[Fact]:
    """Sure facts before unsure ones, each in the order of the notice."""
    return sorted(facts, key=lambda fact: not fact.sure)
