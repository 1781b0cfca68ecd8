"""Variant 言い方: our words around a quotation: as written, as spoken on the telephone, or short."""

from __future__ import annotations

from typing import NamedTuple

from inquiries.masking import mask

WORDS = ("opening", "silence", "next_step")
"""The fields with our words, in order; the quotation comes after the first."""
NOTE = "handling_note"
"""What the desk has to mind: shown beside the answer, never said to customers."""


class Variant(NamedTuple):
    """The words around the quotation, for one way of saying them."""

    opening: str
    silence: str
    next_step: str


def masked(variants: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """The variants, masked, without empty ones."""
    said = {name: {field: mask(text).text for field, text in words.items() if text} for name, words in variants.items()}
    return {name: words for name, words in said.items() if words}
