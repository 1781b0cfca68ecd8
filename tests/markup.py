"""Markup as a test reads it."""

import re


def tight(markup: str) -> str:
    """Without the white space beside its tags: where a template breaks its lines is no matter of what it says."""
    return re.sub(r" ?([<>]) ?", r"\1", re.sub(r"[ \t\r\n]+", " ", markup.strip()))
