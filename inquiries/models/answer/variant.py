"""Variant 言い方: our words around a quotation, as they are written, said on the telephone, or said in short."""

from __future__ import annotations

from typing import NamedTuple

from inquiries.masking import mask

WORDS = ("opening", "silence", "next_step")
"""The words of ours, in their order; the quotation stands after the first."""
NOTE = "handling_note"
"""What the desk has to mind: read beside the answer, and said to nobody outside."""


class Variant(NamedTuple):
    """The words around the quotation, for one way of saying them."""

    opening: str
    silence: str
    next_step: str


def masked(variants: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Without those in which nothing was written."""
    said = {name: {field: mask(text).text for field, text in words.items() if text} for name, words in variants.items()}
    return {name: words for name, words in said.items() if words}
