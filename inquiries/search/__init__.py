"""Search: the words of a query, what is kept of a text to find them in, and where a text holds them.

Law: pure, no database, no Django. A text is compared without blanks, width, hiragana or katakana, capitals, kinds of
dashes, variants of kanji and commas of amounts; beside it stand its dates, numbers and long vowels in one form each.
A word is found where the text, or what stands beside it, holds one of the word's forms: by the index and on the page.
"""

from .dates import day_named
from .grams import BLOCK_SIZE, NAME, NUMBER, TOPIC, block, grams, sieve
from .query import Query
from .reading import indexed
from .spelling import folded
from .word import Word

__all__ = [
    "BLOCK_SIZE",
    "NAME",
    "NUMBER",
    "TOPIC",
    "Query",
    "Word",
    "block",
    "day_named",
    "folded",
    "grams",
    "indexed",
    "sieve",
]
