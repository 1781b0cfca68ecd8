"""Masked words: what staff type is masked in the form, so that a refused page shows no card number again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator

from inquiries.masking import mask

from .words import Words


class MaskedInput(forms.TextInput):
    """One line."""

    def format_value(self, value: Any) -> str | None:
        """The masked value."""
        return mask(str(value)).text if value else None


class FreshInput(forms.TextInput):
    """One line that is empty each time it is shown: a code that was mistyped is typed anew."""

    def format_value(self, value: Any) -> None:
        """Nothing."""


class MaskedTextarea(forms.Textarea):
    """Several lines."""

    def format_value(self, value: Any) -> str | None:
        """The masked value."""
        return mask(str(value)).text if value else None


class MaskedWords(Words):
    """Checks the length without maxlength, since a browser would cut the end off silently."""

    widget = MaskedInput

    def __init__(self, *, longest: int, **kwargs: Any) -> None:
        super().__init__(required=False, validators=[MaxLengthValidator(longest)], **kwargs)

    def clean(self, value: Any) -> str:
        """The words without card numbers, codes and passwords."""
        return mask(super().clean(value)).text
