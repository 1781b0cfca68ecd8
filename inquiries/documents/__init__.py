"""Documents: the bytes of a document become its text. Pure: no database, no Django, no file on any disk.

Law: the bytes decide what a document is, not its name or its label. Formats that need native code or a markup parser
are read in a child process with little time, little memory and no files. A document that cannot be read becomes a
Document with a fault, never an exception.
"""

from .document import Document, Fault, Kind
from .reading import read

__all__ = ["Document", "Fault", "Kind", "read"]
