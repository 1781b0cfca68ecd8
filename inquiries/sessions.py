"""Sessions in the database. What allauth lays aside of a request until somebody has shown who they are is masked."""

import json
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions

from inquiries.masking import mask

LAID_ASIDE = "account_reauthentication_state"


class SessionStore(DatabaseSessions):
    """Django's own, but for that."""

    def encode(self, session_dict: dict[str, Any]) -> str:
        """As it is written."""
        state = session_dict.get(LAID_ASIDE) or {}
        if "request" in state:
            session_dict = session_dict | {LAID_ASIDE: state | {"request": _masked(state["request"])}}
        return super().encode(session_dict)


def _masked(request: str) -> str:
    said = json.loads(request)
    said |= {name: mask(said[name]).text for name in ("path", "path_info", "GET", "POST")}
    said["META"] = {
        name: mask(value).text if name.endswith("STRING") else value for name, value in said["META"].items()
    }
    return json.dumps(said)
