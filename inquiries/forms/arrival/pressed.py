"""A box that keeps when it was ticked: a script sets the instant, and without one the box says no more than that."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms


class Pressed(forms.CheckboxInput):
    """Its value is the text that the browser sent, empty where it is not ticked."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"data-pressed": "", "class": "form-check-input"} | (attrs or {}))

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:  # noqa: ARG002 - Django calls it so
        """As it came."""
        return data.get(name, "")
