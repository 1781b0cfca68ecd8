"""Flowed text (RFC 3676, format=flowed; delsp=yes): long lines leave in short ones and come together again exactly."""

import unicodedata
from collections.abc import Iterator

WIDTH = 72
"""Columns, of which a Japanese character takes two; what cannot be parted is longer."""
LONGEST = 240
"""Characters, beyond which a line is cut wherever it stands: no mail line may have more than 998 bytes."""
SIGNATURE = "-- "
STUFFED = (" ", ">", "From ")
NEVER_FIRST = frozenset("、。，．・：；？！ー々ゝゞヽヾ…‥ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ%％,.:;?!")
"""No Japanese line begins with these, nor with a closing bracket, nor ends in an opening one."""


def flow(text: str) -> str:
    """The text in short lines. One that ends in a space goes on in the next; the space itself is not of the text."""
    return "\n".join(line for paragraph in text.split("\n") for line in _lines(paragraph))


def unflow(flowed: str) -> str:
    """The text as it was."""
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
    if last.endswith(" "):  # alone it would ask for the next line, so it gets one
        before, last = [*before, last], ""
    for piece in before:
        yield quote + _stuffed(piece) + " "
    yield quote + _stuffed(last)


def _stuffed(piece: str) -> str:
    """A space before what would be taken for a quotation, a space of ours, or the beginning of a mail in a mailbox."""
    return f" {piece}" if piece.startswith(STUFFED) else piece


def _pieces(line: str, width: int) -> list[str]:
    """Cut where a reader expects it, each piece as long as it may be."""
    pieces, start, cut, columns = [], 0, 0, 0
    for place, sign in enumerate(line):
        if place > start and _can_part(line, place):
            cut = place
        columns += _columns(sign)
        is_full = columns > width and cut > start
        if is_full or place - start >= LONGEST:
            end = cut if cut > start else place
            if line[start:end] != SIGNATURE.strip():  # with our space it would be the sign of a signature
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
