"""Word: one word of a query, and each form in which a text may hold it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from inquiries.mail_address import plain_address

from . import spelling, telephone
from .dates import dates
from .sounds import sounds_like

FEWEST_DIGITS = 4
"""Digits of a number in parts; fewer are only what they are."""
RECEIPT = re.compile(r"h-?0*([1-9][0-9]{0,9})|([1-9][0-9]{0,9})|(?=[0-9]{6}$)0+([1-9][0-9]*)")
AMOUNT = re.compile(r"([¥\\]?)([0-9,]*[0-9])(円?)")
FIGURES = re.compile(r"\+?[0-9()-]+")
ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")
AMONG = re.compile("(?<=[一-鿿0-9])[けがか](?=[一-鿿])")
"""The sound between two kanji that is written ヶ, ケ, が or か: 霞ヶ関, 3か月."""


@dataclass(frozen=True)
class Word:
    """One word, or a phrase in quotes, as it was typed."""

    typed: str

    @cached_property
    def folded(self) -> str:
        """The word folded for comparison."""
        return spelling.folded(self.typed)

    @cached_property
    def number(self) -> int | None:
        """The receipt number that the word can be: H-000123, 123, or 000123; else None."""
        found = None if self.rule else RECEIPT.fullmatch(self.folded)
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
        """A whole mail address in its stored spelling, else an empty string."""
        plain = plain_address(spelling.narrow(self.typed))
        return plain if ADDRESS.fullmatch(plain) else ""

    @cached_property
    def needles(self) -> tuple[str, ...]:
        """The forms to look for in a text that is kept for search; one of them is enough."""
        return tuple(dict.fromkeys(filter(None, self._forms())))

    @cached_property
    def rule(self) -> re.Pattern[str] | None:
        """What else must hold: an amount with commas or a unit is a whole one, not a part of another."""
        amount = AMOUNT.fullmatch("".join(spelling.narrow(self.typed).split()))
        if not amount or not (amount[1] or amount[3] or "," in amount[2]):
            return None
        digits = spelling.without_commas(amount[2])
        return re.compile(f"(?<![0-9]){digits}" + ("円" if amount[1] or amount[3] else "(?![0-9])"))

    def is_in(self, kept: str) -> bool:
        """Whether a text that is kept for search holds it."""
        return bool(self.rule.search(kept)) if self.rule else any(needle in kept for needle in self.needles)

    def _forms(self) -> Iterator[str]:
        plain = self.folded
        if self.rule:
            yield re.sub(r"^[¥\\](.*?)円?$", r"\1円", plain)
            return
        yield plain
        yield from (AMONG.sub(kana, plain) for kana in "けがか" if AMONG.search(plain))
        yield from (self.digits, telephone.in_one_piece(self.digits))
        narrowed = " ".join(spelling.narrow(self.typed).split())
        yield from (form for start, stop, form in dates(narrowed) if (start, stop) == (0, len(narrowed)))
        yield sounds_like(plain)
