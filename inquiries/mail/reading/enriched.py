"""Text with marks that are older than HTML in mail: text/enriched (RFC 1896) and text/richtext (RFC 1341)."""

import re

UNSAID = re.compile(r"<(param|comment)>[^<]*</\1>", re.IGNORECASE)
BREAK = re.compile(r"<(?:nl|np|/?paragraph)>", re.IGNORECASE)
TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,59}>")
FOLD = re.compile(r"(?<=([^\n]))\n(\n*)(?=([^\n]))")
LESS = "\ue0f0"  # of the private use area, for the time of the reading


def plain(words: str, declared: str) -> str:
    """The words in lines: one line break in the source is a blank, two are one, and so on."""
    less = "<<" if declared == "text/enriched" else "<lt>"
    marked = FOLD.sub(_unfolded, UNSAID.sub("", words.replace(LESS, "").replace(less, LESS)))
    return TAG.sub("", BREAK.sub("\n", marked)).replace(LESS, "<")


def _unfolded(fold: re.Match[str]) -> str:
    """Between letters without blanks, as Japanese has them, none is put."""
    return fold[2] or (" " if fold[1].isascii() or fold[3].isascii() else "")
