"""Reading a document: the one way in."""

from . import apart
from .document import Document, Kind
from .kinds import kind_of
from .pieces import Paper
from .readers import Reading

HARMLESS = {Kind.TEXT, Kind.IMAGE, Kind.OTHER}
"""Read here: there is no structure to get lost in."""


def read(raw: bytes, name: str = "", content_type: str = "", charset: str = "", *, only_seen: bool = False) -> Document:
    """What a document says. Never raises. `charset` is what a label says of a text.

    With `only_seen` what does not stand on a page of Word or of the web is left out: margins, notes, what was struck
    out, words behind pictures.
    """
    if kind_of(raw, name, content_type) in HARMLESS:
        return Reading(Paper()).read(raw, name, content_type, charset)
    return apart.read(raw, name, content_type, charset, only_seen=only_seen)
