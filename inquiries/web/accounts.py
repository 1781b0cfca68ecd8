"""Who may sign in, and for how long."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest, HttpResponse

from inquiries.models import Staff

from . import devices
from .browser import named
from .factor import is_setting_up, note_sign_in
from .sessions import BROWSER


class StaffBackend(ModelBackend):
    """Refuses inactive and expired accounts, and slips not used in time, at sign-in and at every request."""

    def user_can_authenticate(self, user: Any) -> bool:
        """Called at sign-in and whenever the session's user is loaded."""
        return isinstance(user, Staff) and user.is_current and not user.is_slip_over


class StaffAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up: administrators make the accounts."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth names it
        """Never."""
        return False

    def login(self, request: HttpRequest, user: Staff) -> None:
        """Sign in, and note by what."""
        super().login(request, user)
        request.session[BROWSER] = named(request)
        note_sign_in(request, user)

    def post_login(self, request: HttpRequest, user: Staff, **kwargs: Any) -> HttpResponse:
        """Know the browser again."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        devices.remember(request, response, user.username)
        return response

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not of somebody who has just signed in and sets up their first second factor."""
        return not is_setting_up(self.request) and bool(super().is_reauthentication_required(app=app, **kwargs))
