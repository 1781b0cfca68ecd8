"""How to reach somebody: mail addresses and telephone numbers as people in Japan type them."""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from inquiries.mail_address import plain_address
from inquiries.masking import mask
from inquiries.models.inquiry.contact import plain_phone
from inquiries.ours import own_addresses

from .words import Words


class MobileAddress(EmailValidator):
    """Also accepts dots side by side or before the @: Japanese mobile carriers gave out such addresses."""

    user_regex = re.compile(r"[-!#$%&'*+/=?^_`{}|~0-9A-Z.]+\Z", re.IGNORECASE)


class AddressField(Words):
    """A mail address, in any width."""

    # Not type="email": a browser would refuse wide letters before we can narrow them.
    widget = forms.TextInput(
        {"inputmode": "email", "autocomplete": "email", "autocapitalize": "off", "spellcheck": "false"}
    )

    def to_python(self, value: Any) -> str:
        """The address, normalized."""
        return plain_address(unicodedata.normalize("NFKC", super().to_python(value)))

    def validate(self, value: str) -> None:
        """Refuses what is no mail address, and one that holds a card number."""
        super().validate(value)
        if value and mask(value).findings:
            raise ValidationError(_("This is not a mail address."), code="invalid")
        if value:
            if value in own_addresses():
                raise ValidationError(_("This is our own address. Give the one at which you read mail."), code="ours")
            MobileAddress(_("This mail address is not complete. It looks like name@example.jp."))(value)


class PhoneField(Words):
    """A telephone number, in any width and with any hyphens."""

    widget = forms.TextInput({"type": "tel", "inputmode": "tel", "autocomplete": "tel"})

    def validate(self, value: str) -> None:
        """Refuses an incomplete number."""
        super().validate(value)
        if value and not plain_phone(value):
            raise ValidationError(
                _("This telephone number is not complete. It looks like 090-0000-0000."), code="invalid"
            )
