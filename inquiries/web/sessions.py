"""Sessions in the database, masked.

allauth keeps a whole request in the session, with its URL, headers and form, until the user has signed in.
"""

import json
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions

from inquiries.masking import mask

OURS = "_auth_user", "_csrftoken"
"""Prefixes of Django's own keys, which hold hashes, tokens and row numbers."""


class SessionStore(DatabaseSessions):
    """Django's session store, with masking."""

    def encode(self, session_dict: dict[str, Any]) -> str:
        """The session as it is stored, with all but Django's own values masked."""
        kept = {name: one if name.startswith(OURS) else _masked(one) for name, one in session_dict.items()}
        return super().encode(kept)


def _masked(value: Any) -> Any:
    """A value with all strings in it masked; JSON in a string stays JSON."""
    if isinstance(value, dict):
        return {_masked(key): _masked(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_masked(one) for one in value]
    if not isinstance(value, str):
        return value
    if value.startswith("{"):
        try:
            return json.dumps(_masked(json.loads(value)))
        except (ValueError, RecursionError):
            pass
    return mask(value).text
