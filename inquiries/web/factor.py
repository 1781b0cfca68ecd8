"""The second factor at the sign-in: as allauth asks us about it, and the gate that stays shut until it is done.

A session in which only the password was given is half a session. It reaches the pages on which a second factor is set
up, and nothing else: for every other page whoever holds it is a stranger.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import Any, cast

from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext

from inquiries.models import Staff
from inquiries.models.locking import sealed
from inquiries.models.sign_in.second_factor import opened

DONE = "second_factor"
"""In the session: which kind of second factor was given, or set up, in it."""
ALONE_SINCE = "password_alone_since"
"""In the session: when it was begun by a password alone."""
SET_UP = {"mfa_activate_totp", "mfa_add_webauthn"}
OPEN_TO_HALF = SET_UP | {
    "own_password_create",
    "account_logout",
    "account_reauthenticate",
    "mfa_view_recovery_codes",
    "set_language",
}
"""All that half a session reaches beside what is public."""
PATIENCE = 15 * 60
"""Seconds after the sign-in in which the password is not asked again to set up the first: somebody gets their phone."""


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Keeps secrets encrypted."""

    def encrypt(self, text: str) -> str:
        """Called before a secret is stored."""
        return sealed(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Called where a code is compared with it."""
        return opened(encrypted_text)

    def generate_authenticator_name(self, user: Staff, type: Authenticator.Type) -> str:  # noqa: A002 - allauth's
        """What a new passkey is called, until its owner says otherwise."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Passkey %(number)s") % {"number": number}


class SecondFactorGate:
    """A middleware before LoginRequiredMiddleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Whoever holds half a session is nobody, but where a second factor is set up."""
        if settings.HOTLINE_SECOND_FACTOR:
            request.user = cast("Any", SimpleLazyObject(partial(_seen, request, request.user)))
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: object, _named: object
    ) -> HttpResponse | None:
        """To the set-up instead of the sign-in; or to the sign-in, where a second factor was set up meanwhile."""
        if not settings.HOTLINE_SECOND_FACTOR or not getattr(view, "login_required", True):
            return None
        shown = bool(request.user.is_authenticated)
        half: Staff | None = getattr(request, "half", None)
        if half is None:
            return None
        if Authenticator.objects.filter(user=half).exists():
            logout(request)
            return redirect_to_login(request.get_full_path())
        return None if shown else HttpResponseRedirect(reverse("mfa_activate_totp"))


def _seen(request: HttpRequest, known: Any) -> Any:
    if not known.is_authenticated or DONE in request.session:
        return known
    request.half = known  # type: ignore[attr-defined]
    try:
        name = resolve(request.path_info).url_name
    except Resolver404:
        name = None
    return known if name in OPEN_TO_HALF else AnonymousUser()


def note_sign_in(request: HttpRequest, user: Staff) -> None:
    """Write into the session what was given at this sign-in."""
    kinds = [str(record["type"]) for record in get_authentication_records(request, user) if record["method"] == "mfa"]
    if kinds:
        request.session[DONE] = kinds[-1]
    else:
        request.session[ALONE_SINCE] = time.time()


def is_setting_up(request: HttpRequest) -> bool:
    """Has just signed in by the password alone: to set up a second factor it need not be given once more."""
    return bool(time.time() - request.session.get(ALONE_SINCE, 0) < PATIENCE)
