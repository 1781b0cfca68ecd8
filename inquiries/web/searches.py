"""Searches: the words that somebody searches for are kept in their session, and an address holds only a key of them.

So neither a log of addresses nor the browser's history holds a customer's name.
"""

from __future__ import annotations

import secrets

from .requests import StaffRequest

PARAMETER = "search"
"""The name of the key in an address."""
MOST = 30
"""Searches that are kept for each session: the last ones."""
KEPT = "searches"


def keep(words: str, request: StaffRequest) -> str:
    """The key of these words; the same words have one key."""
    kept: dict[str, str] = request.session.get(KEPT, {})
    key = next((key for key, known in kept.items() if known == words), secrets.token_urlsafe(6))
    others = [(known, said) for known, said in kept.items() if known != key]
    request.session[KEPT] = dict([*others[1 - MOST :], (key, words)])
    return key


def kept_under(key: str, request: StaffRequest) -> str:
    """The words; empty where they are not kept any more, or are somebody else's."""
    return str(request.session.get(KEPT, {}).get(key, ""))
