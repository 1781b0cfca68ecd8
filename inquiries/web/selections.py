"""Selections: the rows that somebody ticked in a list, kept in their session; an address holds only a key.

Each list that is open in a window of its own has a key of its own, so two windows do not mix what was chosen.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from inquiries.models.batch.target import Target

from .requests import StaffRequest

PARAMETER = "chosen"
"""The name of the key in an address."""
MOST = 10
"""Selections that are kept for each session: the last ones."""
KEPT = "selections"


def keep(rows: Iterable[int], request: StaffRequest, *, of: Target = Target.INQUIRY) -> str:
    """Keep these under the key of the address, or a new one; empty where nothing is chosen any more."""
    kept: dict[str, list[int]] = request.session.get(KEPT, {})
    said = request.GET.get(PARAMETER, "")
    key = said if said in kept and said.startswith(_sign(of)) else _sign(of) + secrets.token_urlsafe(6)
    others = [(known, keys) for known, keys in kept.items() if known != key]
    chosen = list(dict.fromkeys(rows))
    request.session[KEPT] = dict([*others[1 - MOST :], (key, chosen)] if chosen else others)
    return key if chosen else ""


def chosen_in(request: StaffRequest, *, of: Target = Target.INQUIRY) -> list[int]:
    """What the key of the address stands for; empty where it is not kept any more, or is another's or of other rows."""
    said = request.GET.get(PARAMETER, "")
    return list(request.session.get(KEPT, {}).get(said, [])) if said.startswith(_sign(of)) else []


def _sign(of: Target) -> str:
    """The key of an inquiry and that of a card may be the same number: a selection says of which it is."""
    return f"{of.value}-"
