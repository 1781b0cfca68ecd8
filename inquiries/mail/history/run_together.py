"""Lines that run together: some phones put signature, dashes and the old header on the line of the last sentence."""

import re

from inquiries.mail.reading.signs import RUN_ON

from .attributions import DAY, is_attribution
from .header_blocks import FROM, ON_ONE_LINE
from .headings import ORIGINAL

WORDS = re.compile(ORIGINAL, re.IGNORECASE)
DASHES = "-_"
FEWEST = 4
HEADER = re.compile(rf"(?<=[。．.！!？?…\s])(?:{FROM})\s*[:：]")
SENTENCE = re.compile(rf"[。．！!？?]\s*(?={DAY})")
LONGEST_LINE = 2_000
MOST = 3
"""The number of last sentences behind which an attribution is looked for."""


def apart(text: str) -> str:
    """The text with a line break before each signature, separator, header and attribution."""
    return "\n".join(_apart(line) if len(line) <= LONGEST_LINE else line for line in text.split("\n"))


def _apart(line: str) -> str:
    if line[:1] in {">", "＞", "|"}:
        return line
    if "----" in line and (words := WORDS.search(line)) and (pieces := _around(line, words)):
        return "\n".join(pieces)
    for header in HEADER.finditer(line):
        if ON_ONE_LINE.match(line, header.start()):
            return f"{_signed(line[: header.start()])}\n{line[header.start() :]}"
    if line.rstrip().endswith((":", "：")):
        for end in list(SENTENCE.finditer(line))[-MOST:]:
            if is_attribution(line[end.end() :]):
                return f"{_signed(line[: end.end()])}\n{line[end.end() :]}"
    return line


def _around(line: str, words: re.Match[str]) -> list[str]:
    """The words before the dashes, the dashes, the words behind them; empty if the dashes stand alone."""
    before, after = line[: words.start()].rstrip(), line[words.end() :].lstrip()
    said, rest = before.rstrip(DASHES), after.lstrip(DASHES)
    if min(len(before) - len(said), len(after) - len(rest)) < FEWEST or not (said.strip() or rest.strip()):
        return []
    dashes = f"{before[len(said) :]} {words[0]} {after[: len(after) - len(rest)]}"
    return [piece for piece in (_signed(said), dashes, rest.strip()) if piece.strip()]


def _signed(words: str) -> str:
    """The words, with the phone's signature on a line of its own."""
    bare = words.rstrip()
    sign = RUN_ON.search(bare)
    return f"{bare[: sign.start()]}\n{sign[0]}" if sign else bare
