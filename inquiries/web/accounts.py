"""Who may sign in, and for how long."""

from datetime import datetime
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.db.models import DateTimeField, ExpressionWrapper, Max, QuerySet, Sum
from django.http import HttpRequest, QueryDict

from inquiries.masking import mask
from inquiries.models import Staff

from .browser import named
from .factor import is_setting_up, note_sign_in
from .sessions import BROWSER


class StaffBackend(ModelBackend):
    """Refuses inactive and expired accounts, at sign-in and at every request."""

    def user_can_authenticate(self, user: Any) -> bool:
        """Called at sign-in and whenever the session's user is loaded."""
        return isinstance(user, Staff) and user.is_current


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

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not of somebody who has just signed in and sets up their first second factor."""
        return not is_setting_up(self.request) and bool(super().is_reauthentication_required(app=app, **kwargs))


class FailedSignIns(AxesDatabaseHandler):  # type: ignore[misc]
    """Counts failed sign-ins without storing what was sent: strangers can send secrets in any field or header."""

    def user_login_failed(
        self, sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any
    ) -> None:
        """Let axes write its row without form and query."""
        if request is None:
            return
        _mask_headers(request)
        query, form = request.GET, request.POST
        request.GET = request.POST = QueryDict()
        try:
            super().user_login_failed(sender, credentials, request, **kwargs)
        finally:
            request.GET, request.POST = query, form

    def user_logged_in(self, sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
        """Mask the headers here as well."""
        _mask_headers(request)
        super().user_logged_in(sender, request, user, **kwargs)


def _mask_headers(request: HttpRequest) -> None:
    """Mask what axes stores of a request beside its form."""
    for name in ("axes_user_agent", "axes_http_accept", "axes_path_info"):
        setattr(request, name, mask(getattr(request, name, "")).text)


def name_tried(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """The name under which a failed sign-in is stored, masked: some people type a secret into the first field."""
    return mask(str((credentials or request.POST).get("username") or "")).text


def refused_sign_ins(now: datetime) -> QuerySet[Any]:
    """Names that axes refuses from one address after wrong passwords, and until when at most; the longest first."""
    rows: QuerySet[Any] = AccessAttempt.objects.filter(attempt_time__gt=now - get_cool_off())
    until = ExpressionWrapper(Max("attempt_time") + get_cool_off(), DateTimeField())
    counted: QuerySet[Any] = (
        rows.order_by().values("username", "ip_address").annotate(wrong=Sum("failures_since_start"), until=until)
    )
    counted = counted.filter(wrong__gte=settings.AXES_FAILURE_LIMIT)
    return counted.order_by("-until", "username", "ip_address")
