"""Reading a document: the only entry point."""

from . import apart
from .document import Document, Kind
from .kinds import kind_of
from .pieces import Paper
from .readers import Reading

HARMLESS = {Kind.TEXT, Kind.IMAGE, Kind.OTHER}
"""Kinds that are read in our own process, since they need no parser."""


def read(raw: bytes, name: str = "", content_type: str = "", charset: str = "", *, only_seen: bool = False) -> Document:
    """Reads a document. Never raises. `charset`: the label of a text.

    `only_seen` leaves out hidden text of Word files and web pages: margins, notes, deleted words, texts of pictures.
    """
    if kind_of(raw, name, content_type) in HARMLESS:
        return Reading(Paper()).read(raw, name, content_type, charset)
    return apart.read(raw, name, content_type, charset, only_seen=only_seen)
