"""Guessing a charset that nobody names, or names wrongly. What the words themselves do not support is no guess."""

import re
from enum import Enum

from .iso2022jp import decode_iso2022jp

KANA = re.compile("[ぁ-んァ-ヶー、。]")
KANJI = re.compile("[一-鿿]")
ODD = re.compile("[｡-ﾟ\ue000-\uf8ff\x80-\x9f]")
# Bytes of JIS level 1 in EUC-JP: the kanji of everyday writing, without those of old books.
LEVEL_ONE = frozenset(
    bytes((row, cell)).decode("euc_jp", "ignore") for row in range(0xB0, 0xD0) for cell in range(0xA1, 0xFF)
) - {""}
WRITTEN = re.compile("[ぁ-んァ-ヶー々〇、-〟・！-～￥①-⑳㈱㈲№→※☆★○●◎□■△▲]")
# A kanji within a word of Latin letters is a letter of theirs, read wrongly.
GLUED = re.compile("[a-z][一-鿿ぁ-ヶ｡-ﾟ]{1,2}[a-z]")
HALF_WIDTH = re.compile("[｡-ﾟ]")
VOICED = re.compile("[ｦｱ-ﾜ]ｰ|[ｳｶ-ﾄﾊ-ﾎ]ﾞ|[ﾊ-ﾎ]ﾟ")
FOREIGN = re.compile("[^\x00-\x7f]")
HIGH = re.compile(rb"[\x80-\xff]")
UTF8_TRIPLE = re.compile(rb"[\xe0-\xef][\x80-\xbf]{2}")
LATIN_LETTER = "[A-Za-zÀ-ÖØ-öø-ÿœ]"
LATIN_WORD = re.compile(f"{LATIN_LETTER}+")
LATIN_SIGNS = "À-ÖØ-öø-ÿœ–—‘’“”„…«»¡¿§°€£ª º´·•"
NOT_LATIN = re.compile(f"[^\x00-\x7f\xa0{LATIN_SIGNS}]")
# No Western hand writes a capital behind a small letter with an accent, or opens a quotation within a word.
MISSPELT = re.compile("[à-ÿ][A-Z]|[^\\W\\d_][‘“„«¿¡][^\\W\\d_]")
GUESSES = ("cp932", "euc-jp")
# The second half of JIS level 1, where Korean has no syllables.
NOT_KOREAN = re.compile(rb"(?:^|[^\x80-\xff])(?:[\xa1-\xfe]{2})*?[\xc9-\xcf][\xa1-\xfe]")
LONGEST_WITHOUT_KANA = 30
"""A name or a title may be all kanji; whole sentences never are."""


class Label(Enum):
    """What a label that does not name the charset still says of the language."""

    SILENT = 0
    STRANGE = 1
    JAPANESE = 2
    TITLE = 3
    """None, in the header of a mail: a name or a subject, in whose kanji no kana are to be expected."""


def guess(raw: bytes, label: Label = Label.SILENT) -> str | None:
    """The text, or None where nothing speaks for any charset: a stranger's label asks for kana at the least."""
    if (text := strictly(raw, "utf-8")) is not None:
        return text
    if 3 * len(UTF8_TRIPLE.findall(raw)) > 0.7 * len(HIGH.findall(raw)) or _is_cut_utf8(raw):
        return raw.decode("utf-8", "replace")
    if _is_western(western := raw.decode("cp1252", "replace")):
        return western
    if found := [text for charset in GUESSES if (text := strictly(raw, charset)) is not None]:
        return _likeliest(raw, found, label)
    lossy = max((raw.decode(charset, "replace") for charset in ("utf-8", *GUESSES)), key=_readable)
    return lossy if label is Label.JAPANESE or _is_sentence(lossy) else None


def kana(text: str) -> int:
    """How much it looks like Japanese somebody wrote: kana speak for it, half-width and private characters against."""
    return 2 * len(KANA.findall(text)) - len(ODD.findall(text))


def strictly(raw: bytes, charset: str) -> str | None:
    """The text, if every byte of it is of this charset."""
    try:
        return decode_euc_jp(raw) if charset == "euc-jp" else raw.decode(charset)
    except (UnicodeError, ValueError):
        return None


def decode_euc_jp(raw: bytes) -> str:
    """EUC-JP with the characters of Windows (①, ㈱, 髙), which Python's own codec refuses."""
    try:
        return raw.decode("euc_jp")
    except UnicodeDecodeError:
        jis = re.sub(rb"(?:[\xa1-\xfe]{2})+", lambda run: b"\x1b$B" + bytes(b & 0x7F for b in run[0]) + b"\x1b(B", raw)
        if jis.isascii():
            return decode_iso2022jp(jis, errors="strict")
        raise


def _likeliest(raw: bytes, found: list[str], label: Label) -> str | None:
    text = max(found, key=kana)
    if label is Label.JAPANESE or _is_sentence(text):
        return text
    if label is Label.STRANGE:
        return None
    # The first bytes of kanji in Shift_JIS are its own; those of EUC-JP are those of Chinese and Korean too.
    own, shared = strictly(raw, "cp932"), strictly(raw, "euc-jp")
    if own is not None and _is_title(own, rare=2):
        return own
    if own is not None and VOICED.search(own):
        return None  # half-width kana, or something else altogether
    is_likely = label is Label.TITLE or NOT_KOREAN.search(raw)
    return shared if shared is not None and is_likely and _is_title(shared, rare=0) else None


def _is_sentence(text: str) -> bool:
    """Kana here and there, and of the rest hardly anything that nobody writes."""
    foreign = len(FOREIGN.findall(text))
    has_kana = len(KANA.findall(text)) * 8 >= foreign
    return has_kana and _everyday(text) * 3 >= foreign * 2 - text.count("\ufffd") and not GLUED.search(text)


def _is_title(text: str, *, rare: int) -> bool:
    """Kanji alone, no more than one in so many of them not of everyday writing; 0 allows for none."""
    foreign = FOREIGN.findall(text)
    is_short = 0 < len(foreign) <= LONGEST_WITHOUT_KANA and not GLUED.search(text)
    are_all = all(KANJI.match(one) or WRITTEN.match(one) for one in foreign)
    unusual = len(foreign) - _everyday(text)
    return is_short and are_all and unusual <= (len(foreign) // rare if rare else 0)


def _everyday(text: str) -> int:
    """How many signs of it are in daily use."""
    kanji = sum(one in LEVEL_ONE for one in KANJI.findall(text))
    half_width = len(HALF_WIDTH.findall(text)) if kana(text) > 0 else 0
    return kanji + half_width + len(WRITTEN.findall(text))


def _readable(text: str) -> int:
    return kana(text) + len(KANJI.findall(text)) - 2 * text.count("\ufffd")


def _is_cut_utf8(raw: bytes) -> bool:
    """Whole kana or kanji, and at the end a part of one."""
    ends = (raw[:-length] for length in (1, 2, 3))
    return bool(UTF8_TRIPLE.search(raw)) and any(strictly(end, "utf-8") is not None for end in ends)


def _is_western(text: str) -> bool:
    """Accented letters among more that are not, and no sign beside them that a Western letter would not hold."""
    if NOT_LATIN.search(text) or MISSPELT.search(text):
        return False
    words = [word for word in LATIN_WORD.findall(text) if not word.isascii()]
    return bool(words) and all(_is_western_word(word) for word in words)


def _is_western_word(word: str) -> bool:
    plain = sum(letter.isascii() for letter in word)
    return len(word) == 1 or (plain > 0 and len(word) - plain <= plain + 1)
