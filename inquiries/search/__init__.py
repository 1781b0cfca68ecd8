"""What somebody searches for, and where a text says it: pure, no database, no Django.

The law of this package: what people typed is kept as they typed it, and compared without what a person does not hear:
width, the two kanas, capitals, the many dashes, the commas of an amount. Several words mean all of them.
"""

from .query import Query, Word
from .spelling import folded

__all__ = ["Query", "Word", "folded"]
