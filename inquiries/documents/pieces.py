"""What a reader says, piece by piece, and the paper that takes it down: bounded, whatever the document."""

import time
from typing import NamedTuple

from .charset import printable
from .cutting import cut
from .document import Fault, Unread

MOST_TEXT = 500_000
"""Characters of one document. More than is ever kept, so that what is cut here has passed the mask and is cut again."""
SECONDS = 8
"""Of the processor, not of the clock, so that a crowded machine reads as much: a reader that has worked for so long is
stopped, and what it has said is kept."""


class Pages(NamedTuple):
    """So many pages, sheets, slides or files it has."""

    number: int


class Enclosed(NamedTuple):
    """A file within."""

    name: str
    raw: bytes


class Missing(NamedTuple):
    """Something within that could not be read; the rest can."""

    fault: Fault = Fault.PARTLY


Piece = str | Pages | Enclosed | Missing


class Paper:
    """Takes lines down until the paper is full, or its thread has worked for so many seconds."""

    def __init__(self, most: int = MOST_TEXT, seconds: float = SECONDS) -> None:
        self._most, self._until = most, time.thread_time() + seconds
        self._lines: list[str] = []
        self._length = 0

    def write(self, words: str) -> None:
        """One more line, or several."""
        clean = printable(words)
        self._lines.append(clean)
        self._length += len(clean) + 1
        if self._length > self._most or time.thread_time() > self._until:
            raise Unread(Fault.CUT)

    @property
    def text(self) -> str:
        """All of it; where it is cut, no number is."""
        return cut("\n".join(self._lines).strip("\n"), self._most)
