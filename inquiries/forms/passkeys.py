"""Forms of allauth to which a browser sends what a passkey has signed. Whatever else it sends is a wrong try."""

import json
from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import forms as webauthn
from django.forms import ValidationError
from django.utils.translation import gettext as _

from .accounts import What, tried


class AuthenticateForm(webauthn.AuthenticateWebAuthnForm):  # type: ignore[misc]
    """The second step of a sign-in."""

    def clean_credential(self) -> Authenticator:
        """The passkey by which it was signed."""
        return _passkey(self, super().clean_credential)


class ReauthenticateForm(webauthn.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey, before the second factor is changed or removed."""

    def clean_credential(self) -> Authenticator:
        """The passkey by which it was signed."""
        return _passkey(self, super().clean_credential)


class AddForm(webauthn.AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the passkey")

    def clean(self) -> dict[str, Any]:
        """What the browser has made."""
        cleaned: dict[str, Any] = _legible(super().clean)
        return cleaned


def _passkey(form: Any, check: Callable[[], Authenticator]) -> Authenticator:
    """Lockout counts the tries together with those of codes."""
    found: list[Authenticator] = []
    said = json.dumps(form.cleaned_data["credential"])
    tried(form.user, What.CODE, said, lambda: found.append(_legible(check)))
    return found[0]


def _legible(check: Callable[[], Any]) -> Any:
    """What it gives; a sentence where the library stumbles over what was sent."""
    try:
        return check()
    except ValidationError:
        raise
    except Exception:  # noqa: BLE001 - fido2 raises whatever comes of a wrong structure
        raise ValidationError(_("The passkey was not recognised. Please try again.")) from None
