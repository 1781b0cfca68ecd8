"""Document: the text of a file, and why not all of it was read."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kind of a file, by its bytes."""

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
    """Why not all of a file was read; NONE if all was."""

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
    """The text in reading order: a line for each paragraph, tabs between the cells of a row."""

    text: str = ""
    kind: Kind = Kind.OTHER
    pages: int = 0
    """Pages of a PDF, sheets, slides, or files of an archive; 0 if it has none or they are unknown."""
    fault: Fault = Fault.NONE
    title: str = ""
    author: str = ""
    """What a PDF says of itself where no page shows it."""

    @property
    def is_whole(self) -> bool:
        """Whether `text` is complete."""
        return not self.fault


class Unread(Exception):
    """A reader gives up; the text that it gave before is kept."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault
