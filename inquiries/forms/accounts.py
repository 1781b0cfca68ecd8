"""Forms of allauth in which a code or a password is tried. Lockout limits the tries of one person, from any address."""

import logging
from collections.abc import Callable
from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django.forms import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from inquiries.models import Lockout, Staff
from inquiries.models.lockout import LockedOut
from inquiries.models.sign_in.second_factor import Unreadable
from inquiries.templatetags.dates import moment

What = Lockout.What
logger = logging.getLogger(__name__)


def tried(staff: Staff, what: Lockout.What, secret: str, check: Callable[[], object]) -> None:
    """Run `check` on the secret, unless a lockout forbids it. ValidationError says what is wrong, or until when."""
    errors = [ValidationError(_("This code was used already. Please wait for the next one."))]

    def is_right() -> bool:
        try:
            check()
        except ValidationError as error:
            errors.append(error)
        return len(errors) == 1

    try:
        if not Lockout.objects.of(staff, what).attempt(secret, is_right):
            logger.warning("a wrong %s was given for account %s", what, staff.pk)
            raise errors[-1]
    except LockedOut as refused:
        logger.warning("no %s is taken for account %s", what, staff.pk)
        refused.particulars["until"] = strip_tags(moment(refused.whole_minute))  # with "today", as on every page
        raise ValidationError(str(refused)) from None
    except Unreadable as refused:
        raise ValidationError(str(refused)) from None


class LoginForm(account.LoginForm):  # type: ignore[misc]
    """The first step, with the cursor in the first field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autofocus"] = True


class AuthenticateForm(mfa.AuthenticateForm):  # type: ignore[misc]
    """The second step of a sign-in, with the cursor in its only field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"autofocus": True, "inputmode": "numeric"}

    def clean_code(self) -> str:
        """A code of the authenticator, or a recovery code."""
        code: str = self.cleaned_data["code"]
        tried(self.user, What.CODE, code, super().clean_code)
        return code


class ReauthenticateByCodeForm(mfa.ReauthenticateForm):  # type: ignore[misc]
    """A code, before the second factor is changed or removed."""

    def clean_code(self) -> str:
        """A code of the authenticator, or a recovery code."""
        code: str = self.cleaned_data["code"]
        tried(self.user, What.CODE, code, super().clean_code)
        return code


class ActivateForm(totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new authenticator. It cannot be used again to sign in."""

    def clean_code(self) -> str:
        """A code of the authenticator that is about to be set up."""
        code: str = self.cleaned_data["code"]
        tried(self.user, What.CODE, code, super().clean_code)
        return code


class ReauthenticateForm(account.ReauthenticateForm):  # type: ignore[misc]
    """The password, asked again of somebody signed in."""

    def clean_password(self) -> str:
        """The password of the person who is signed in."""
        password: str = self.cleaned_data["password"]
        tried(self.user, What.PASSWORD, password, super().clean_password)
        return password


class ChangePasswordForm(account.ChangePasswordForm):  # type: ignore[misc]
    """A new password; the old one is asked as well."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)  # it says again what stands above

    def clean_oldpassword(self) -> str:
        """The password of the person who is signed in."""
        password: str = self.cleaned_data.get("oldpassword", "")
        tried(self.user, What.PASSWORD, password, super().clean_oldpassword)
        return password
