"""What is known of the fee for the new card."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inquiries.forms.masked import MaskedInput
from inquiries.models import Fee

WITH_AMOUNT = [Fee.CHARGED, Fee.WITH_HEADQUARTERS, Fee.BEING_REFUNDED, Fee.REFUNDED, Fee.OUT_OF_SCOPE]


class YenField(forms.IntegerField):
    """An amount as people write it: 1100, 1,100 or 1,100円. A card number is refused and not shown again."""

    def to_python(self, value: Any) -> int | None:
        """The amount."""
        return super().to_python(re.sub(r"[,、¥円\s]", "", unicodedata.normalize("NFKC", str(value or ""))))


class FeeForm(forms.Form):
    """The state of the fee, and the amount where one was charged."""

    fee = forms.ChoiceField(choices=Fee.choices, label=_("Fee"))
    yen = YenField(
        label=_("Amount in yen"),
        required=False,
        min_value=1,
        max_value=99_999,
        widget=MaskedInput({"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        """Refuses an amount where no fee was charged."""
        said = super().clean() or self.cleaned_data
        if said.get("yen") and said.get("fee") not in WITH_AMOUNT:
            self.add_error("yen", forms.ValidationError(_("An amount belongs to a fee that was charged.")))
        return said
