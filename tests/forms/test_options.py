"""A select that writes its options itself."""

from html.parser import HTMLParser

import pytest
from django import forms

from inquiries.forms.options import Options

CHOICES = [("", "Any"), ("a&b", "<Salt>"), (7, "Seven"), ("b", "Other")]


class Parts(HTMLParser):
    """Tags with their attributes in order of name, and words."""

    def __init__(self, html: object) -> None:
        super().__init__()
        self.found: list[object] = []
        self.feed(str(html))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep it."""
        self.found.append((tag, sorted(attrs, key=str)))

    def handle_data(self, data: str) -> None:
        """Keep what can be seen."""
        self.found += [data.strip()] if data.strip() else []


@pytest.mark.parametrize("value", ["", None, "a&b", 7, "7", "no such"])
def test_it_is_the_select_that_django_writes(value: object) -> None:
    attrs = {"class": "form-select", "id": "filter-channel", "required": True}

    ours = Options(choices=CHOICES).render("channel", value, attrs)
    theirs = forms.Select(choices=CHOICES).render("channel", value, attrs)

    assert Parts(ours).found == Parts(theirs).found
