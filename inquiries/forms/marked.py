"""Marked fields: Bootstrap's class for each widget, and red for errors, in forms laid out by hand."""

from __future__ import annotations

from typing import Any

from django import forms

from .options import Options

CLASSES: dict[type, str] = {
    forms.CheckboxInput: "form-check-input",
    forms.Select: "form-select",
    Options: "form-select",
}


class MarkedField(forms.BoundField):
    """The bound field that a template prints as {{ form.name }}."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """The attributes with a class; the parts of a MultiWidget have classes already."""
        built = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        if not isinstance(widget, forms.MultiWidget | forms.HiddenInput):
            own = widget.attrs.get("class", CLASSES.get(type(widget), "form-control"))
            built["class"] = f"{own} is-invalid" if self.errors else own
        return built
