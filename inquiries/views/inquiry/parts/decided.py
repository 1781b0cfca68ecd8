"""Decisions of a matter, beside the reply into which they can be put."""

from __future__ import annotations

from typing import NamedTuple

from inquiries.models import Decision, Draft

from .matter import Matter

KEY = "0"
"""The key that inserts the newest decision; keys from 1 on insert answers."""


class Decided(NamedTuple):
    """A decision, whether the reply holds it, and the key that inserts it."""

    decision: Decision
    is_inserted: bool
    key: str


def decided(matter: Matter, draft: Draft) -> list[Decided]:
    """The newest first."""
    rows, key = [], KEY
    for decision in matter.decisions:
        said = decision.letter_text(matter.inquiry.language)
        is_inserted = decision.is_quotable and any(said in part.get("words", "") for part in draft.parts)
        can_be_inserted = decision.is_quotable and not is_inserted
        rows.append(Decided(decision, is_inserted, key if can_be_inserted else ""))
        key = "" if can_be_inserted else key
    return rows
