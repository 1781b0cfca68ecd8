"""Markup for comparison in tests."""

import re


def tight(markup: str) -> str:
    """The markup without white space beside tags, so that line breaks in templates do not matter."""
    return re.sub(r" ?([<>]) ?", r"\1", re.sub(r"[ \t\r\n]+", " ", markup.strip()))
