"""The state of an inquiry in one word, from what it keeps of its states, and from its escalations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .kept import Standing

if TYPE_CHECKING:
    from .inquiry import Inquiry

WORDS = {Standing.MERGED: "merged", Standing.CLOSED: "done", Standing.HELD: "waiting"}


def state_of(inquiry: Inquiry) -> str:
    """merged, done, waiting, raised, decided, open or new."""
    if inquiry.standing in WORDS:
        return WORDS[Standing(inquiry.standing)]
    if any(asked.is_open for asked in inquiry.escalations.all()):
        return "raised"
    if any(asked.is_to_relay for asked in inquiry.escalations.all()):
        return "decided"
    return "open" if inquiry.owner_id else "new"
