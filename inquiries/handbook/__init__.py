"""The handbook: the catalogue as one file, with topics, taboos, and the answers in use with their quotations.

Law: a person can read and edit the file. All of it is taken in or nothing. Its answers become drafts, and each
quotation must stand in the version in force. What is not in the file stays unchanged.
"""

from .reading import Refused, read
from .taking import Taken, put_in
from .writing import write

__all__ = ["Refused", "Taken", "put_in", "read", "write"]
