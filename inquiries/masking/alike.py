"""Letters that look like digits: O for 0, l for 1, and the letters that scanners read for 2, 5, 6 and 8.

A reading is as long as the text, so that a place in it is the same place in the text.
"""

import re
from functools import partial

# In small letters, since the text is folded; with Greek and Cyrillic letters of the same look. A g can be 9 or 6 (G).
LOOKALIKES = {
    "o": "0", "d": "0", "i": "1", "l": "1", "|": "1", "z": "2", "e": "3", "a": "4", "s": "5", "b": "8",
    "g": "9", "q": "9", "\u03bf": "0", "\u043e": "0", "\u03b9": "1", "\u0456": "1", "\u0437": "3",
}  # fmt: skip
SIX = LOOKALIKES | {"g": "6", "b": "6"}
READINGS = str.maketrans(LOOKALIKES), str.maketrans(SIX)
LETTERS = re.escape("".join(LOOKALIKES))
GROUP = rf"[\d{LETTERS}]"
ALIKE = re.compile(rf"(?<![a-z\d]){GROUP}++(?![a-z\d])(?:[ \-]{GROUP}++(?![a-z\d]))*+")
HAS_ALIKE = re.compile(rf"\d[ \-]?[{LETTERS}]|[{LETTERS}][ \-]?\d")
IN_FOURS = re.compile(rf"{GROUP}{{4}}(?:[ \-]{GROUP}{{4}}){{3}}")
ENOUGH, FEW = 9, 4
"""Digits that prove a number: nine, and at least half of its characters; four if it is laid out as on a card."""


def alike(folded: str) -> list[str]:
    """The readings of a text in which such letters are digits, wherever the rest of the group is a number."""
    if not HAS_ALIKE.search(folded):
        return []
    return [ALIKE.sub(partial(_read, digits), folded) for digits in READINGS]


def _read(digits: dict[int, str], found: re.Match[str]) -> str:
    number = found[0]
    known = sum(map(str.isdigit, number))
    is_number = known >= FEW if IN_FOURS.fullmatch(number) else known >= max(ENOUGH, len(number) // 2)
    return number.translate(digits) if is_number else number
