"""Formatted text from before HTML mail: text/enriched (RFC 1896) and text/richtext (RFC 1341)."""

import re

UNSAID = re.compile(r"<(param|comment)>[^<]*</\1>", re.IGNORECASE)
BREAK = re.compile(r"<(?:nl|np|/?paragraph)>", re.IGNORECASE)
TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,59}>")
FOLD = re.compile(r"(?<=([^\n]))\n(\n*)(?=([^\n]))")
LESS = "\ue0f0"  # private use area: stands for a literal `<` while tags are removed


def plain(words: str, declared: str) -> str:
    """The words. As in RFC 1896 a single line break in the source is a blank, and n breaks are n - 1."""
    less = "<<" if declared == "text/enriched" else "<lt>"
    marked = FOLD.sub(_unfolded, UNSAID.sub("", words.replace(LESS, "").replace(less, LESS)))
    return TAG.sub("", BREAK.sub("\n", marked)).replace(LESS, "<")


def _unfolded(fold: re.Match[str]) -> str:
    """A fold becomes a blank, but not between two Japanese characters."""
    return fold[2] or (" " if fold[1].isascii() or fold[3].isascii() else "")
