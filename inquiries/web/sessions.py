"""Sessions in the database: by the hash of their key, encrypted, and masked.

allauth keeps a whole request in the session, with its URL, headers and form, until the user has signed in.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from cryptography.fernet import InvalidToken
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils import timezone

from inquiries.masking import mask
from inquiries.models import Session
from inquiries.models.locking import lock
from inquiries.models.sign_in.session import end_of, hashed

OURS = "_auth_user", "_csrftoken"
"""Prefixes of Django's own keys, which hold hashes, tokens and row numbers."""
BEGAN = "signed_in_at"
BROWSER = "browser"
"""In the session: since when somebody is signed in, and by what."""


class SessionStore(SessionBase):
    """Django's interface of a session, on our table."""

    row: Session | None = None
    """What was found under the key, once it was looked for."""

    def load(self) -> dict[str, Any]:
        """Nothing where it has ended."""
        self.row = Session.objects.live().known_by(self.session_key or "").first()
        if self.row is None:
            self._session_key = None
            return {}
        return self.decode(self.row.sealed)

    def exists(self, session_key: str) -> bool:
        """Whether a row has this key."""
        return Session.objects.known_by(session_key).exists()

    def create(self) -> None:
        """Under a new key, which nobody has."""
        while True:
            self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:  # noqa: FBT001, FBT002 - Django passes it so
        """UpdateError where it was ended meanwhile, so that no late request revives it."""
        if self.session_key is None:
            return self.create()
        values = self._values(self._get_session(no_load=must_create))  # type: ignore[attr-defined]
        if must_create:
            try:
                with transaction.atomic():
                    self.row = Session.objects.create(key_hash=hashed(self.session_key), **values)
            except IntegrityError:
                raise CreateError from None
        elif not Session.objects.known_by(self.session_key).update(**values):
            raise UpdateError
        return None

    def delete(self, session_key: str | None = None) -> None:
        """Forget it."""
        if key := session_key or self.session_key:
            Session.objects.known_by(key).delete()

    @classmethod
    def clear_expired(cls) -> None:
        """Called by Django's clearsessions."""
        Session.objects.forget()

    def encode(self, session_dict: dict[str, Any]) -> str:
        """The session as it is stored: all but Django's own values masked, and all of it encrypted."""
        kept = {name: one if name.startswith(OURS) else _masked(one) for name, one in session_dict.items()}
        return lock().encrypt(self.serializer().dumps(kept)).decode()

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        """Nothing where no key opens it: whoever it was signs in again."""
        try:
            kept: dict[str, Any] = self.serializer().loads(lock().decrypt(session_data))
        except InvalidToken:
            return {}
        return kept

    def _values(self, data: dict[str, Any]) -> dict[str, Any]:
        now, staff = timezone.now(), data.get(SESSION_KEY)
        values = {"staff_id": staff and int(staff), "browser": str(data.get(BROWSER, ""))[:60]}
        if not staff:
            return values | {"sealed": self.encode(data), "began_at": now, "seen_at": now, "ends_at": self._end(data)}
        began_at = datetime.fromisoformat(data.setdefault(BEGAN, now.isoformat()))
        seen_at = self.row.seen_at if self.row and self.row.staff_id else now
        ends_at = end_of(began_at, seen_at)
        return values | {"sealed": self.encode(data), "began_at": began_at, "seen_at": seen_at, "ends_at": ends_at}

    def _end(self, data: dict[str, Any]) -> datetime:
        return self.get_expiry_date(expiry=data.get("_session_expiry"))


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


def present(request: HttpRequest) -> int | None:
    """The row of the session by which this request came."""
    row = getattr(request.session, "row", None)
    return row.pk if row else None
