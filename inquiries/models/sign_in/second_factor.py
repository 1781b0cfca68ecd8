"""Second factor 2段階認証: what allauth keeps of each, encrypted with HOTLINE_KEYS.

A row is allauth's Authenticator. The secret of an authenticator app and the seed of recovery codes let whoever reads
them sign in; of a passkey only the public half is kept, which opens nothing.
"""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from inquiries.models.event import Event
from inquiries.models.locking import ENCRYPTED, WrongKeys, sealed
from inquiries.models.locking import opened as decrypted
from inquiries.models.refusal import Refusal
from inquiries.models.staff import Staff

SECRETS = ["secret", "seed"]
"""What is secret in the data of an authenticator app, and of recovery codes."""


class FactorKind(models.TextChoices):
    """What somebody shows beside the password, in our words for allauth's kinds."""

    TOTP = "totp", _("authenticator app")
    WEBAUTHN = "webauthn", _("passkey")
    RECOVERY_CODES = "recovery_codes", _("recovery codes")


class Unreadable(Refusal):
    """It was encrypted with a key that is not among HOTLINE_KEYS."""

    sentence = _(
        "Your second factor cannot be read: the keys of this hotline have changed. Tell a supervisor or an "
        "administrator, who can have it reset."
    )


def opened(token: str) -> str:
    """What was encrypted; or stands in clear, as Hotline before migration 0087 wrote it while both versions ran.

    No secret (capitals and digits) and no seed (hexadecimal) begins as a token does. Unreadable.
    """
    if not token.startswith(ENCRYPTED):
        return token
    try:
        return decrypted(token)
    except WrongKeys:
        raise Unreadable from None


def record_set_up(staff: Staff, kind: str) -> None:
    """They showed that it works."""
    Event.record("second_factor.set_up", by=staff, factor=kind)


def record_removed(staff: Staff, kind: str) -> None:
    """They removed it themselves."""
    Event.record("second_factor.removed", by=staff, factor=kind)


def record_renewed(staff: Staff, kind: str) -> None:
    """They made new recovery codes; the old ones are void."""
    Event.record("second_factor.renewed", by=staff, factor=kind)


def record_spent(staff: Staff, *, left: int) -> None:
    """They gave a recovery code, which works no more."""
    Event.record("second_factor.spent", by=staff, left=left)


@transaction.atomic
def rotate() -> int:
    """Encrypt all with the first of HOTLINE_KEYS; how many. WrongKeys where one cannot be opened."""
    done = 0
    for row in Authenticator.objects.select_for_update().order_by("pk"):
        held = [name for name in SECRETS if name in row.data]
        try:
            row.data |= {name: sealed(opened(row.data[name])) for name in held}
        except Unreadable:
            raise WrongKeys from None
        if held:
            row.save(update_fields=["data"])
            done += 1
    return done
