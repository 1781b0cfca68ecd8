"""Folding: each character becomes one plain character, so the folded text is as long as the text."""

import unicodedata

INVISIBLE = "\u200b"
REST = "\u2060"
"""Fills up the place of a character that was written with several: `&#52;` becomes 4 and four of these."""
WALL = "\ua66e"
"""A letter that no text has. Digits on its two sides do not belong together."""
KANJI_ZERO = "〇"
"""Its Unicode category is letter number (Nl), like Roman numerals; here it counts as kanji."""
LINE_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
# Dashes that Unicode does not count among dashes: minus signs, box drawing, hyphen bullet.
OTHER_DASHES = "\u2212\u207b\u208b\u2500\u2501\u2043\u02d7\u2796"
MIDDLE_DOTS = "\u00b7\u2022\u2024\u2027\u2219\u22c5\u30fb\uff65\u25cf\u0387\u16eb\u2e31"
# Selectors and fillers that are invisible on screen although Unicode does not class them as format characters.
UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u20e3\u2800\u3164\uffa0"


class _Table(dict[int, str]):
    """Folds each character once and keeps the result."""

    def __missing__(self, point: int) -> str:
        self[point] = folded = _fold_character(chr(point))
        return folded


class _FigureTable(_Table):
    """Folds also ① ⑴ ❶ ¹ to digits."""

    def __missing__(self, point: int) -> str:
        char = chr(point)
        value = unicodedata.numeric(char, -1) if unicodedata.category(char) in {"Nd", "No"} else -1
        self[point] = folded = str(int(value)) if value in range(10) else _table[point]
        return folded


def _fold_character(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.digit(char))
    if category in {"No", "Nl"} and char != KANJI_ZERO:
        return WALL
    if char in LINE_BREAKS:
        return "\n"
    if char == "\t":
        return char
    if char in UNSEEN or category in {"Cf", "Cc"} or _is_selector(char):
        return INVISIBLE
    return _fold_sign(char, category)


def _fold_sign(char: str, category: str) -> str:
    if category == "Zs":
        return " "
    if category == "Pd" or char in OTHER_DASHES:
        return "-"
    if char in MIDDLE_DOTS:
        return "."
    plain = unicodedata.normalize("NFKC", char).lower()
    return plain if len(plain) == 1 else char


def _is_selector(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


_table, _figure_table = _Table(), _FigureTable()


def fold(text: str) -> str:
    """Digits of any script become 0-9, dashes "-", dots ".", spaces " ", invisible characters U+200B, capitals small.

    Circled, raised and lowered figures become walls: they are marks beside a number, not part of it.
    """
    return text.translate(_table)


def fold_figures(text: str) -> str:
    """As `fold`, but circled, raised and lowered figures become digits."""
    return text.translate(_figure_table)
