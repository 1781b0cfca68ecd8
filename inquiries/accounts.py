"""Who may sign in, and for how long."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from inquiries.models import Staff


class StaffBackend(ModelBackend):
    """Refuses, at sign-in and at every request, whoever left or whose last day is over."""

    def user_can_authenticate(self, user: Any) -> bool:
        """Asked at sign-in and whenever the session's user is loaded."""
        return isinstance(user, Staff) and user.is_current


class StaffAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up: administrators make the accounts."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth names it
        """Never."""
        return False
