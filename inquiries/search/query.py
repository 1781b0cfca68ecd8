"""Query: the words typed into a search box, and what each can be: receipt number, telephone, address, amount, word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from inquiries.mail_address import plain_address

from . import spelling, telephone

MOST_WORDS = 10
"""Words that are searched for, if a whole letter is pasted in."""
FEWEST_DIGITS = 4
"""Digits of a telephone number; fewer would match everybody."""
RECEIPT = re.compile(r"h-?0*([1-9][0-9]{0,9})|([1-9][0-9]{0,9})|(?=[0-9]{6}$)0+([1-9][0-9]*)")
AMOUNT = re.compile(r"([¥\\]?)([0-9,]*[0-9])(円?)")
FIGURES = re.compile(r"\+?[0-9()-]+")
ADDRESS = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~.@-]{4,}")


@dataclass(frozen=True)
class Word:
    """One word of a query, as it was typed."""

    typed: str

    @cached_property
    def folded(self) -> str:
        """The word folded for comparison."""
        return spelling.folded(self.typed)

    @cached_property
    def number(self) -> int | None:
        """The receipt number that the word can be: H-000123, 123, or 000123; else None."""
        found = RECEIPT.fullmatch(self.folded)
        return int(found[found.lastindex or 0]) if found else None

    @property
    def opens(self) -> bool:
        """Whether it is surely a receipt number. With a leading 0 it may be a telephone: 090 is not inquiry 90."""
        return self.number is not None and not self.folded.startswith("0")

    @cached_property
    def digits(self) -> str:
        """The digits of a telephone number or a part of one, else an empty string."""
        digits = telephone.digits_of(self.folded) if FIGURES.fullmatch(self.folded) else ""
        return digits if len(digits) >= FEWEST_DIGITS else ""

    @property
    def is_short_figure(self) -> bool:
        """Whether it is the beginning of a number, too short to search for."""
        return bool(FIGURES.fullmatch(self.folded)) and not self.digits

    @property
    def address(self) -> str:
        """The beginning of a mail address in its stored spelling, else an empty string."""
        begun = self.folded if self.folded.isascii() else plain_address(self.folded)
        return begun if ADDRESS.fullmatch(begun) else ""

    @property
    def has_one_spelling(self) -> bool:
        """Whether a plain comparison is enough, without the pattern."""
        return spelling.has_one_spelling(self.folded)

    @cached_property
    def pattern(self) -> str:
        """A regular expression for the word, valid in Python and PostgreSQL."""
        found = self._spellings
        return found if re.search(found, self.typed) else f"(?:{found}|{re.escape(self.typed)})"

    @property
    def _spellings(self) -> str:
        if self.digits and (self.folded[0] in "0+(" or "-" in self.folded):
            return telephone.pattern_of(self.digits)
        amount = AMOUNT.fullmatch(self.folded)
        if amount and (amount[1] or amount[3] or "," in amount[2]):
            return _amount(spelling.without_commas(amount[2]), has_unit=bool(amount[1] or amount[3]))
        return spelling.pattern_of(self.folded)


@dataclass(frozen=True)
class Query:
    """Several words, all of which must be found, at any place."""

    words: tuple[Word, ...]

    @classmethod
    def of(cls, typed: str) -> Query:
        """The query typed into a search box."""
        return cls(tuple(word for piece in _pieces(typed) if (word := Word(piece)).folded)[:MOST_WORDS])

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def number(self) -> int | None:
        """The receipt number if the query is only that, else None."""
        return self.words[0].number if len(self.words) == 1 and self.words[0].opens else None

    def found_in(self, text: str) -> tuple[Word, ...]:
        """The words that a text holds."""
        return tuple(word for word in self.words if re.search(word.pattern, text))

    def marked(self, text: str) -> Iterator[tuple[str, bool]]:
        """The text in pieces, each with whether it is a hit."""
        end = 0
        for found in self._hits(text):
            yield text[end : found.start()], False
            yield found[0], True
            end = found.end()
        yield text[end:], False

    def excerpt(self, text: str, *, before: int, longest: int) -> str:
        """One line of a text: from its beginning, or from `before` characters before the first hit if that is late."""
        line = " ".join(text.split())
        first = next(self._hits(line), None)
        start = first.start() - before if first and first.end() > longest // 6 else 0
        return ("…" if start > 0 else "") + line[max(start, 0) :][:longest]

    def _hits(self, text: str) -> Iterator[re.Match[str]]:
        return re.finditer("|".join(f"(?:{word.pattern})" for word in self.words), text) if self.words else iter(())


def _pieces(typed: str) -> Iterator[str]:
    """Splits at blanks, but keeps a telephone number with blanks whole."""
    narrowed, end = telephone.narrow(typed), 0
    for start, stop in telephone.places(narrowed):
        if start >= end and telephone.is_whole(narrowed[start:stop]):
            yield from typed[end:start].split()
            yield typed[start:stop]
            end = stop
    yield from typed[end:].split()


def _amount(digits: str, *, has_unit: bool) -> str:
    """A pattern for the whole amount, not inside a longer one; with a unit, only with ¥ before it or 円 behind it.

    The look-behind stands after the first digit, since a pattern that begins with a digit is found faster.
    """
    first = spelling.figures(digits[0])
    rest = spelling.figures(digits).removeprefix(first)
    before = f"(?<![0-9０-９].)(?<![0-9０-９][{spelling.COMMAS}].)"
    unit = f"(?:(?<=[¥￥\\\\].)|(?<=[¥￥\\\\][ \u3000].)|(?={rest}[ \u3000]?円))" if has_unit else ""
    return f"{first}{before}{unit}{rest}(?![{spelling.COMMAS}]?[0-9０-９])"
