"""Renderer: lines and boxes to write in, without a template: Django takes two for each, and a page has fifteen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDGETS = "django/forms/widgets/"
LINES = frozenset(f"{WIDGETS}{name}.html" for name in ("text", "hidden", "number", "email", "url", "date", "checkbox"))
BOX = f"{WIDGETS}textarea.html"


class Renderer(DjangoTemplates):
    """The HTML of Django's own templates."""

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """A field, a form or a list of errors."""
        if template_name in LINES:
            return _line(context["widget"])
        return _box(context["widget"]) if template_name == BOX else super().render(template_name, context, request)


def _line(widget: Mapping[str, Any]) -> SafeString:
    value = {} if widget["value"] is None else {"value": widget["value"]}
    return format_html(
        "<input{}>", _attributes({"type": widget["type"], "name": widget["name"]} | value | widget["attrs"])
    )


def _box(widget: Mapping[str, Any]) -> SafeString:
    attributes = _attributes({"name": widget["name"]} | widget["attrs"])
    return format_html("<textarea{}>\n{}</textarea>", attributes, widget["value"] or "")


def _attributes(attributes: Mapping[str, Any]) -> SafeString:
    """What is True stands without a value, and what is False not at all."""
    said = ((name, "" if value is True else format_html('="{}"', value)) for name, value in attributes.items())
    return format_html_join("", " {}{}", ((name, value) for name, value in said if attributes[name] is not False))
