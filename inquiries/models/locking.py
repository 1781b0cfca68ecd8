"""Encryption with HOTLINE_KEYS: the first key encrypts, every key decrypts, and a token can be written anew."""

from __future__ import annotations

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from inquiries.models.refusal import Refusal


class WrongKeys(Refusal):
    """What is stored was encrypted with a key that is not among HOTLINE_KEYS."""

    sentence = _(
        "The keys in HOTLINE_KEYS do not open what is stored. Put the former key back, or load the list again."
    )


def lock() -> MultiFernet:
    """Made anew each time: settings differ between tests, and making it costs microseconds."""
    return MultiFernet([Fernet(key) for key in settings.HOTLINE_KEYS])


def unlocked(token: bytes | memoryview) -> bytes:
    """What was encrypted; WrongKeys where no key opens it."""
    try:
        return lock().decrypt(bytes(token))
    except InvalidToken:
        raise WrongKeys from None
