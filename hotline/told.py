"""Told: the one sentence that the next page shows, kept in a cookie until then."""

from typing import Any

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class OfThisHostAlone(CookieStorage):
    """Django's has one name for every line."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cookie_name = f"{settings.HOTLINE_COOKIE_PREFIX}messages"


class Told(FallbackStorage):
    """What does not fit into a cookie lies in the session."""

    storage_classes = (OfThisHostAlone, SessionStorage)
