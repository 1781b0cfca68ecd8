"""How a text sounds, near enough: さいはっこう, 再発行 and the slip of a keyboard, 再発光, come out alike."""

import unicodedata
from functools import cache
from pathlib import Path


def sound(folded: str) -> str:
    """The text in hiragana; the longest word that has a reading first. What has none stays as it is."""
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
    """Words with their readings, and the length of the longest word."""
    lines = (Path(__file__).parent / "readings.tsv").read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines)
    readings = {unicodedata.normalize("NFKC", word).lower(): reading for word, reading in pairs}
    return readings, max(map(len, readings))
