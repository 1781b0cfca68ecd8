"""Document: what a file says, in words; and what kept us from reading all of it."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What its bytes are."""

    TEXT = "text"
    PAGE = "page"
    PDF = "pdf"
    SHEET = "sheet"
    WRITING = "writing"
    SLIDES = "slides"
    LETTER = "letter"
    ARCHIVE = "archive"
    IMAGE = "image"
    OTHER = "other"


class Fault(StrEnum):
    """Why not all of it was read, or nothing."""

    NONE = ""
    UNKNOWN = "unknown"
    WORDLESS = "wordless"
    LOCKED = "locked"
    DAMAGED = "damaged"
    HEAVY = "heavy"
    CUT = "cut"
    PARTLY = "partly"


@dataclass(frozen=True, slots=True)
class Document:
    """The words of a document in reading order: a line for each paragraph, tabs between the cells of a row."""

    text: str = ""
    kind: Kind = Kind.OTHER
    pages: int = 0
    """Of a PDF; sheets of a spreadsheet, slides, files of an archive. 0: it has none, or nobody knows."""
    fault: Fault = Fault.NONE

    @property
    def is_whole(self) -> bool:
        """Whether `text` is all that it says."""
        return not self.fault


class Unread(Exception):
    """A reader gives up, for this reason; what it said before stands."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault
