"""Encryption with HOTLINE_KEYS: the first key encrypts, every key decrypts, and a token can be written anew.

A whole value is found by its HMAC, under a key that is derived from each of them.
"""

from __future__ import annotations

import base64
import hmac
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from inquiries.models.refusal import Refusal

ENCRYPTED, SHORTEST = "gAAAA", 100
"""How every Fernet token begins, and how many characters each has at least."""
PURPOSE = b"hotline: whole mail addresses and telephone numbers"


class WrongKeys(Refusal):
    """What is stored was encrypted with a key that is not among HOTLINE_KEYS."""

    sentence = _(
        "The keys in HOTLINE_KEYS do not open what is stored. Put the former key back, or load the list again."
    )


def lock() -> MultiFernet:
    """All keys. Settings differ between tests, so it is kept for these keys alone."""
    return _lock(tuple(settings.HOTLINE_KEYS))


def first_lock() -> Fernet:
    """The first key, which encrypts."""
    return Fernet(settings.HOTLINE_KEYS[0])


def unlocked(token: bytes | memoryview) -> bytes:
    """What was encrypted; WrongKeys where no key opens it."""
    try:
        return lock().decrypt(bytes(token))
    except InvalidToken:
        raise WrongKeys from None


def sealed(text: str) -> str:
    """The text, encrypted with the first key."""
    return lock().encrypt(text.encode()).decode()


def opened(token: str) -> str:
    """What was encrypted. WrongKeys."""
    return unlocked(token.encode()).decode()


def is_token(text: str) -> bool:
    """Encrypted: no mail address, which has an @, and no telephone number is taken for it."""
    return text.startswith(ENCRYPTED) and len(text) >= SHORTEST and "@" not in text


def hashed(value: str) -> bytes:
    """HMAC-SHA-256 of a whole value, by which it is found; as it is written today."""
    return hashes(value)[0]


def hashes(value: str) -> list[bytes]:
    """The same for each key, the first one first: rows may wait for their rotation."""
    return [hmac.digest(key, value.encode(), "sha256") for key in _derived(tuple(settings.HOTLINE_KEYS))]


@lru_cache(maxsize=8)
def _lock(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


@lru_cache(maxsize=8)
def _derived(keys: tuple[str, ...]) -> list[bytes]:
    return [hmac.digest(base64.urlsafe_b64decode(key), PURPOSE, "sha256") for key in keys]
