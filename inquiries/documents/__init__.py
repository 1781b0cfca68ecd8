"""Documents: the bytes of a document become its text. Pure: no database, no Django, no file on any disk.

The law of this package: the bytes decide what a document is, never its name or its label. What native code or much
markup must read is read in a process of its own that has little time, little memory, and no file to write. A document
that cannot be looked into is a Document that says so, never an exception.
"""

from .document import Document, Fault, Kind
from .reading import read

__all__ = ["Document", "Fault", "Kind", "read"]
