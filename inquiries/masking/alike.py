"""Letters that look like digits: O and l, and what a bad hand or a scanner makes of 2, 5, 6 and 8.

A reading is as long as the text, so that a number found in it stands at the same place in the text.
"""

import re
from functools import partial

# Small, as a text is folded; of Greek and Cyrillic what cannot be told from ours. A small g is a 9, a large G a 6.
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
"""So many digits, and more of them than letters, prove a number; where it is laid out as on a card, so many."""


def alike(folded: str) -> list[str]:
    """The text with such letters as the digits that they look like, wherever the rest is a number."""
    if not HAS_ALIKE.search(folded):
        return []
    return [ALIKE.sub(partial(_read, digits), folded) for digits in READINGS]


def _read(digits: dict[int, str], found: re.Match[str]) -> str:
    number = found[0]
    known = sum(map(str.isdigit, number))
    is_number = known >= FEW if IN_FOURS.fullmatch(number) else known >= max(ENOUGH, len(number) // 2)
    return number.translate(digits) if is_number else number
