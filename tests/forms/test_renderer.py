"""What is written without a template is, letter by letter, what Django's templates write."""

from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe

from inquiries.forms.renderer import Renderer

pytestmark = pytest.mark.once

WIDGETS: list[forms.Widget] = [
    forms.TextInput(),
    forms.HiddenInput(),
    forms.NumberInput(),
    forms.EmailInput(),
    forms.URLInput(),
    forms.DateInput({"type": "date"}),
    forms.CheckboxInput(),
    forms.Textarea(),
    forms.Select(choices=[("a", "A"), ("<", "<b>")]),
    forms.PasswordInput(),
]
VALUES = [None, "", "a", "<\">&'", mark_safe("&amp;"), 0, 1234567, True, False, " 二行\n目 "]
ATTRIBUTES: list[dict[str, Any]] = [
    {},
    {"id": 'a"<', "maxlength": 1200, "required": True, "disabled": False, "title": mark_safe("&lt;")},
]


@pytest.mark.parametrize("widget", WIDGETS, ids=lambda widget: type(widget).__name__)
@pytest.mark.parametrize("attributes", ATTRIBUTES, ids=["plain", "with attributes"])
def test_it_writes_what_the_templates_write(widget: forms.Widget, attributes: dict[str, Any]) -> None:
    for value in VALUES:
        theirs = widget.render("field<", value, attributes, DjangoTemplates())

        assert widget.render("field<", value, attributes, Renderer()) == theirs
