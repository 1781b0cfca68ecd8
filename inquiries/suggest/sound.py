"""The sound of a text: さいはっこう, 再発行 and the typing slip 再発光 become equal."""

import unicodedata
from functools import cache
from pathlib import Path


def sound(folded: str) -> str:
    """The text in hiragana by the longest known words; words without a reading stay."""
    readings, longest = _readings()
    heard, at = [], 0
    while at < len(folded):
        sizes = range(min(longest, len(folded) - at), 0, -1) if folded[at].isalpha() else ()
        size = next((size for size in sizes if folded[at : at + size] in readings), 0)
        heard.append(readings[folded[at : at + size]] if size else folded[at])
        at += size or 1
    return "".join(heard)


@cache
def _readings() -> tuple[dict[str, str], int]:
    """The reading of each word, and the length of the longest word."""
    lines = (Path(__file__).parent / "readings.tsv").read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines)
    readings = {unicodedata.normalize("NFKC", word).lower(): reading for word, reading in pairs}
    return readings, max(map(len, readings))
