"""Flowed text (RFC 3676, format=flowed; delsp=yes): long lines are sent as short ones and joined again exactly."""

import unicodedata
from collections.abc import Iterator

WIDTH = 72
"""Columns, of which a Japanese character takes two. A word that cannot be cut may be longer."""
LONGEST = 240
"""Characters after which a line is cut anywhere: a mail line has at most 998 bytes (RFC 5322, 2.1.1)."""
SIGNATURE = "-- "
STUFFED = (" ", ">", "From ")
NEVER_FIRST = frozenset("、。，．・：；？！ー々ゝゞヽヾ…‥ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ%％,.:;?!")
"""No Japanese line begins with one of these or a closing bracket, or ends in an opening one (JIS X 4051)."""


def flow(text: str) -> str:
    """The text in short lines. A line that ends in a space goes on in the next; that space is not part of the text."""
    return "\n".join(line for paragraph in text.split("\n") for line in _lines(paragraph))


def unflow(flowed: str) -> str:
    """The text as it was before `flow`."""
    paragraphs, is_open = [""], False
    for number, line in enumerate(flowed.split("\n")):
        bare = line.lstrip(">")
        quote, words = line[: len(line) - len(bare)], bare.removeprefix(" ")
        if is_open:
            quote = ""
        elif number:
            paragraphs.append("")
        is_open = words.endswith(" ") and words != SIGNATURE
        paragraphs[-1] += quote + (words[:-1] if is_open else words)
    return "\n".join(paragraphs)


def _lines(paragraph: str) -> Iterator[str]:
    bare = paragraph.lstrip(">")
    quote = paragraph[: len(paragraph) - len(bare)]
    if bare == SIGNATURE:
        yield paragraph
        return
    *before, last = _pieces(bare, WIDTH - len(quote))
    if last.endswith(" "):  # a reader would join it with the next line, so an empty one follows
        before, last = [*before, last], ""
    for piece in before:
        yield quote + _stuffed(piece) + " "
    yield quote + _stuffed(last)


def _stuffed(piece: str) -> str:
    """Space-stuffing (RFC 3676, 4.4): a space before `>`, a space, or `From `, each of which has a meaning."""
    return f" {piece}" if piece.startswith(STUFFED) else piece


def _pieces(line: str, width: int) -> list[str]:
    """The line cut where Japanese typesetting allows, each piece as long as possible."""
    pieces, start, cut, columns = [], 0, 0, 0
    for place, sign in enumerate(line):
        if place > start and _can_part(line, place):
            cut = place
        columns += _columns(sign)
        is_full = columns > width and cut > start
        if is_full or place - start >= LONGEST:
            end = cut if cut > start else place
            if line[start:end] != SIGNATURE.strip():  # with our space behind it, it would be a signature separator
                pieces.append(line[start:end])
                start, columns = end, sum(map(_columns, line[end : place + 1]))
    return [*pieces, line[start:]]


def _can_part(line: str, place: int) -> bool:
    before, after = line[place - 1], line[place]
    if after == " " or after in NEVER_FIRST or unicodedata.category(after) in {"Pe", "Pf", "Mn"}:
        return False
    if unicodedata.category(before) in {"Ps", "Pi"}:
        return False
    return before == " " or _columns(before) == 2 or _columns(after) == 2


def _columns(sign: str) -> int:
    return 2 if unicodedata.east_asian_width(sign) in "WFA" else 1
