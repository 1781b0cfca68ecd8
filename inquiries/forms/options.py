"""Options: a select that writes its options itself, since Django renders two templates for each of them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.renderers import BaseRenderer
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

SELECTED = flatatt({"selected": True})


class Options(forms.Select):
    """One choice out of a flat list."""

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: BaseRenderer | None = None,  # noqa: ARG002 - no template is used
    ) -> SafeString:
        """The HTML that Django's own select has."""
        chosen = self.format_value(value)
        options = format_html_join(
            "\n",
            '<option value="{}"{}>{}</option>',
            (
                (key, SELECTED if key in chosen else "", label)
                for key, label in ((str(key), label) for key, label in self.choices)
            ),
        )
        attributes = flatatt(self.build_attrs({"name": name} | self.attrs, attrs))
        return format_html("<select{}>\n{}\n</select>", attributes, options)
