"""Who may sign in, and for how long."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from inquiries.masking import mask
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


def name_tried(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """The name under which a failed sign-in is noted. Some type into the first field that they see."""
    return mask(str((credentials or request.POST).get("username") or "")).text
