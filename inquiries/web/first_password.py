"""The gate after a sign-in with the password on a slip: until an own one is set, whoever holds it is a stranger."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, cast

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse
from django.utils.functional import SimpleLazyObject

OWN = "own_password_create"
OPEN_TO_SLIP = {OWN, "account_logout", "set_language"}
"""All that such a session reaches beside what is public."""


class FirstPasswordGate:
    """A middleware before that of the second factor: first the own password, then the factor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Whoever came by a slip is nobody, but where the own password is set."""
        request.user = cast("Any", SimpleLazyObject(partial(_seen, request, request.user)))
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: object, _named: object
    ) -> HttpResponse | None:
        """To that page instead of the sign-in."""
        if not getattr(view, "login_required", True):
            return None
        shown = bool(request.user.is_authenticated)
        by_slip = getattr(request, "by_slip", False)
        return HttpResponseRedirect(reverse(OWN)) if by_slip and not shown else None


def _seen(request: HttpRequest, known: Any) -> Any:
    if not known.is_authenticated or known.one_time_until is None:
        return known
    request.by_slip = True  # type: ignore[attr-defined]
    try:
        name = resolve(request.path_info).url_name
    except Resolver404:
        name = None
    return known if name in OPEN_TO_SLIP else AnonymousUser()
