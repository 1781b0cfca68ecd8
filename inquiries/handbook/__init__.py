"""The catalogue as one file: topics, what is never said of them, and the answers in use with what they quote.

The law of this package: a person can read and edit the file; all of it is taken in or nothing; no answer comes into
force by being taken in, and none quotes a sentence that does not stand in the version in force. What is not in the file
stays.
"""

from .reading import Refused, read
from .taking import Taken, put_in
from .writing import write

__all__ = ["Refused", "Taken", "put_in", "read", "write"]
