"""Wrong passwords: counted by name and browser, or name and address; and many names from one address are slowed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Count, DateTimeField, ExpressionWrapper, Max, QuerySet, Sum
from django.http import HttpRequest, QueryDict

from inquiries.masking import mask

from . import devices

NAMES_AT_ONCE = 20
"""So many people of one office mistype within a quarter of an hour, and do not find their password: never seen."""


class FailedSignIns(AxesDatabaseHandler):  # type: ignore[misc]
    """Counts failed sign-ins without storing what was sent: strangers can send secrets in any field or header."""

    def is_locked(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> bool:
        """Too many wrong passwords for this name, or too many names from this address, from where nobody is known."""
        _prepare(request, name_tried(request, credentials))
        is_stranger = not request.axes_user_agent  # type: ignore[attr-defined]
        return bool(super().is_locked(request, credentials)) or (is_stranger and _is_spraying(request))

    def user_login_failed(
        self, sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any
    ) -> None:
        """Let axes write its row without form and query."""
        if request is None:
            return
        _prepare(request, name_tried(request, credentials))
        query, form = request.GET, request.POST
        request.GET = request.POST = QueryDict()
        try:
            super().user_login_failed(sender, credentials, request, **kwargs)
        finally:
            request.GET, request.POST = query, form

    def user_logged_in(self, sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
        """Here as well; what was counted for this name in this place is over."""
        _prepare(request, user.get_username())
        super().user_logged_in(sender, request, user, **kwargs)


def counted_by(attempt: Any, _credentials: dict[str, Any] | None = None) -> list[list[str]]:
    """By name and browser where it is known, else by name and address with all others that are not."""
    known = getattr(attempt, "axes_user_agent", getattr(attempt, "user_agent", ""))
    return [["username", "user_agent"]] if known else [["username", "ip_address", "user_agent"]]


def _prepare(request: HttpRequest, name: str) -> None:
    """Where axes looks for what a browser calls itself, put what we know it by: the former is anybody's to choose."""
    _mask_headers(request)
    request.axes_user_agent = devices.mark_of(request, name)  # type: ignore[attr-defined]


def _is_spraying(request: HttpRequest) -> bool:
    """So many names had wrong passwords from this address within a quarter of an hour."""
    at, address = request.axes_attempt_time, request.axes_ip_address  # type: ignore[attr-defined]
    return bool(sprayed_from(at).filter(ip_address=address).exists())


def _mask_headers(request: HttpRequest) -> None:
    """Mask what axes stores of a request beside its form."""
    for name in ("axes_http_accept", "axes_path_info"):
        setattr(request, name, mask(getattr(request, name, "")).text)


def name_tried(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """The name under which a failed sign-in is stored, masked: some people type a secret into the first field."""
    return mask(str((credentials or request.POST).get("username") or "")).text


def refused_sign_ins(now: datetime) -> QuerySet[Any]:
    """Names that axes refuses from one address after wrong passwords, and until when at most; the longest first."""
    rows = lately(now)
    until = ExpressionWrapper(Max("attempt_time") + get_cool_off(), DateTimeField())
    counted: QuerySet[Any] = (
        rows.order_by()
        .values("username", "ip_address", "user_agent")
        .annotate(wrong=Sum("failures_since_start"), until=until)
    )
    counted = counted.filter(wrong__gte=settings.AXES_FAILURE_LIMIT)
    return counted.order_by("-until", "username", "ip_address")


def sprayed_from(now: datetime) -> QuerySet[Any]:
    """Addresses from which many names were tried, by browsers that are not known; with their number."""
    counted: QuerySet[Any] = lately(now).filter(user_agent="").order_by().values("ip_address")
    counted = counted.annotate(names=Count("pk")).filter(names__gte=NAMES_AT_ONCE)
    return counted.order_by("-names", "ip_address")


def lately(now: datetime) -> QuerySet[Any]:
    """Those that still count."""
    rows: QuerySet[Any] = AccessAttempt.objects.filter(attempt_time__gt=now - get_cool_off())
    return rows
