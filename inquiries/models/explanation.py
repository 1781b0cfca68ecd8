"""Explanation 理由: why somebody does what others will ask about. It has to be words: a dot explains nothing."""

from __future__ import annotations

from unicodedata import normalize

from django.utils.translation import gettext_lazy as _

from inquiries.masking import mask

from .refusal import Refusal

LONGEST = 300


class NoReason(Refusal):
    """Nothing was said that another person could understand."""

    sentence = _("Give a reason, in words that somebody else understands.")


def is_worded(said: str) -> bool:
    """Two different letters at least, four where all are Latin: 緊急 is a reason; ".", "ああ" and "ok" are none."""
    letters = [letter for letter in normalize("NFKC", said) if letter.isalpha()]
    fewest = 4 if all(letter.isascii() for letter in letters) else 2
    return len(letters) >= fewest and len(set(letters)) > 1


def explained(said: str) -> str:
    """The reason, masked, as it is stored. NoReason where it is not words."""
    if not is_worded(said):
        raise NoReason
    return mask(said.strip()).text[:LONGEST]
