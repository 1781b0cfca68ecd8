"""Search: the words of a query, and where a text holds them. Pure: no database, no Django.

Law: a text is kept as typed, and compared without width, hiragana or katakana, capitals, kinds of dashes and commas of
amounts. Several words mean all of them.
"""

from .query import Query, Word
from .spelling import folded

__all__ = ["Query", "Word", "folded"]
