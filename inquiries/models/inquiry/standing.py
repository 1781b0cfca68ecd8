"""The state of an inquiry in one word, from the rows that exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .inquiry import Inquiry


def state_of(inquiry: Inquiry) -> str:
    """merged, done, waiting, raised, decided, open or new."""
    if inquiry.is_merged:
        return "merged"
    if inquiry.is_closed:
        return "done"
    if hasattr(inquiry, "hold"):
        return "waiting"
    if any(asked.is_open for asked in inquiry.escalations.all()):
        return "raised"
    if any(asked.is_to_relay for asked in inquiry.escalations.all()):
        return "decided"
    return "open" if hasattr(inquiry, "assignment") else "new"
