"""One shape for every way of writing a character, place by place: the folded text is as long as the text."""

import unicodedata

INVISIBLE = "\u200b"
LINE_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
# Dashes that Unicode does not count among dashes: minus signs, box drawing, hyphen bullet.
OTHER_DASHES = "\u2212\u207b\u208b\u2500\u2501\u2043\u02d7\u2796"
MIDDLE_DOTS = "\u00b7\u2022\u2024\u2027\u2219\u22c5\u30fb\uff65\u25cf\u0387\u16eb\u2e31"
# Selectors and fillers that leave no trace on screen, yet are not format characters.
UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u20e3\u2800\u3164\uffa0"


class _Table(dict[int, str]):
    """Folds a character the first time it is met, and remembers."""

    def __missing__(self, point: int) -> str:
        self[point] = folded = _fold_character(chr(point))
        return folded


def _fold_character(char: str) -> str:
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    if char in LINE_BREAKS:
        return "\n"
    category = unicodedata.category(char)
    if char in UNSEEN or category in {"Cf", "Cc"} - ({"Cc"} if char == "\t" else set()) or _is_selector(char):
        return INVISIBLE
    if category == "Zs" or char == "\t":
        return "\t" if char == "\t" else " "
    if category == "Pd" or char in OTHER_DASHES:
        return "-"
    if char in MIDDLE_DOTS:
        return "."
    plain = unicodedata.normalize("NFKC", char)
    return plain.lower() if len(plain.lower()) == 1 else char


def _is_selector(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


_table = _Table()


def fold(text: str) -> str:
    """Digits of any script become 0-9, dashes "-", dots ".", spaces " ", the invisible U+200B, capitals small."""
    return text.translate(_table)
