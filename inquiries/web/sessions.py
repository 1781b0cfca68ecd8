"""Sessions in the database. Whatever a library lays aside in one has passed the mask.

allauth keeps a whole request there, with its address, its headers and its form, until somebody has shown who they are.
"""

import json
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions

from inquiries.masking import mask

OURS = "_auth_user", "_csrftoken"
"""So begin the keys under which Django keeps hashes, tokens and numbers of rows."""


class SessionStore(DatabaseSessions):
    """Django's own, but for that."""

    def encode(self, session_dict: dict[str, Any]) -> str:
        """As it is written."""
        kept = {name: one if name.startswith(OURS) else _masked(one) for name, one in session_dict.items()}
        return super().encode(kept)


def _masked(value: Any) -> Any:
    """A value however deep its words lie; JSON in a string stays JSON."""
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
