"""Pieces: what a reader gives one by one, and the paper that collects them up to a limit."""

import time
from typing import NamedTuple

from .charset import printable
from .cutting import cut
from .document import Fault, Unread

MOST_TEXT = 500_000
"""Characters of one document; more than is ever stored, so that the stored part is masked whole and then cut."""
SECONDS = 8
"""Seconds of processor time, not of the clock, so that a busy machine reads as much as an idle one. Then the reader is
stopped and the text that it gave is kept."""


class Pages(NamedTuple):
    """The number of pages, sheets, slides or files of the document."""

    number: int


class Enclosed(NamedTuple):
    """A file inside the document."""

    name: str
    raw: bytes


class Missing(NamedTuple):
    """A part of the document could not be read; the rest can."""

    fault: Fault = Fault.PARTLY


class About(NamedTuple):
    """What the document says of itself where no page shows it."""

    title: str
    author: str


Piece = str | Pages | Enclosed | Missing | About


class Paper:
    """Collects lines; raises Unread at `most` characters or after `seconds` of the thread's processor time."""

    def __init__(self, most: int = MOST_TEXT, seconds: float = SECONDS) -> None:
        self._most, self._until = most, time.thread_time() + seconds
        self._lines: list[str] = []
        self._length = 0

    def write(self, words: str) -> None:
        """Adds one or more lines."""
        clean = printable(words)
        self._lines.append(clean)
        self._length += len(clean) + 1
        if self._length > self._most or time.thread_time() > self._until:
            raise Unread(Fault.CUT)

    @property
    def text(self) -> str:
        """The text, cut to `most` characters without cutting a number."""
        return cut("\n".join(self._lines).strip("\n"), self._most)
