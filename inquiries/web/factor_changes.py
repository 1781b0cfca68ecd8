"""What allauth tells of second factors: set up, removed, renewed, used up, given again.

Connected when the app is ready.
"""

from typing import Any

from allauth.account.signals import authentication_step_completed
from allauth.mfa import signals
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from inquiries.models import Staff
from inquiries.models.sign_in.second_factor import record_removed, record_renewed, record_set_up, record_spent

from .factor import DONE

CODES = Authenticator.Type.RECOVERY_CODES
LEFT = "recovery_codes_left"
"""In the session of somebody who gave a recovery code: how many are left."""


def connect() -> None:
    """Listen to allauth."""
    signals.authenticator_added.connect(added, dispatch_uid="inquiries.web.factor_changes.added")
    signals.authenticator_removed.connect(removed, dispatch_uid="inquiries.web.factor_changes.removed")
    signals.authenticator_reset.connect(renewed, dispatch_uid="inquiries.web.factor_changes.renewed")
    signals.authenticator_used.connect(used, dispatch_uid="inquiries.web.factor_changes.used")
    authentication_step_completed.connect(shown_again, dispatch_uid="inquiries.web.factor_changes.shown_again")


def shown_again(request: HttpRequest, *, reauthenticated: bool = False, **_more: object) -> None:
    """Somebody who is signed in gave password or code once more: a key that was stolen before is worth nothing now."""
    if reauthenticated:
        request.session.cycle_key()


def added(request: HttpRequest, user: Staff, authenticator: Authenticator, **_more: object) -> None:
    """It was shown that it works, so this session is a whole one."""
    if authenticator.type != CODES:
        request.session[DONE] = authenticator.type
        record_set_up(user, authenticator.type)


def removed(request: HttpRequest, user: Staff, authenticator: Authenticator, **_more: object) -> None:
    """Without any the session is half again, and a new one is set up at once."""
    if authenticator.type == CODES:
        return
    record_removed(user, authenticator.type)
    if not Authenticator.objects.filter(user=user).exclude(type=CODES).exists():
        request.session.pop(DONE, None)


def renewed(request: HttpRequest, user: Staff, authenticator: Authenticator, **_more: object) -> None:
    """There are new recovery codes; the old ones are void."""
    request.session.pop(LEFT, None)
    record_renewed(user, authenticator.type)


def used(request: HttpRequest, user: Staff, authenticator: Authenticator, **more: Any) -> None:
    """A recovery code is spent; at the sign-in the next home screen says so."""
    if authenticator.type != CODES:
        return
    authenticator.refresh_from_db()  # it was read before the code was marked as used
    left = len(authenticator.wrap().get_unused_codes())
    record_spent(user, left=left)
    if not more.get("reauthenticated"):
        request.session[LEFT] = left
