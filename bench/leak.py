"""Leak: what the search for a second leak put into a hotline, and what it found again."""

import re
from collections import Counter
from dataclasses import dataclass, field

from tests.faults.letters import LEFT_IN_THE_MAILBOX
from tests.faults.searching import Place, Searched

MAILBOX = re.compile(r"/(incoming|mailboxes)/.*(Archive|Quarantine)")
NOTHING = Searched(0, 0, ())


@dataclass
class Leak:
    """The result of the search for a second leak: what was put in, where, and what was found."""

    origins: dict[str, str] = field(default_factory=dict)
    """For each number the place where it was put in."""
    mails: int = 0
    typed: int = 0
    pages: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    sent: int = 0
    masked: int = 0
    searched: Searched = NOTHING
    planted: Searched = NOTHING
    """The result of the same search after a number was planted by hand."""

    @property
    def places(self) -> list[str]:
        """Where numbers were found that must not be there, one line each."""
        return sorted(
            f"{place.where}: {place.number} ({place.writing}), from {self.origins[place.number]}"
            for place in self.searched.places
            if place not in self.left
        )

    @property
    def left(self) -> list[Place]:
        """Numbers that may stay in the mailbox: in mails that could not be read, or in places that are not read."""
        return [
            place
            for place in self.searched.places
            if MAILBOX.search(place.where) and self.origins[place.number].removeprefix("mail, ") in LEFT_IN_THE_MAILBOX
        ]

    @property
    def table(self) -> str:
        """The printed table."""
        rows = {
            "mails with a number": self.mails,
            **self.outcomes,
            "numbers typed": self.typed,
            "pages visited": self.pages,
            "blacked out": self.masked,
            "mails sent": self.sent,
            "files searched": self.searched.files,
            "bytes searched": self.searched.size,
            "numbers searched for": len(self.origins),
            "left in the mailbox": len(self.left),
            "numbers found": len(self.places),
            "found when planted": len(self.planted.places),
        }
        return "".join(f"{name:22}{figure:14,}\n" for name, figure in rows.items())
