"""Guessing a charset without a label or with a wrong one. A guess needs support by the words themselves."""

import re
from enum import Enum

from .iso2022jp import decode_iso2022jp

KANA = re.compile("[ぁ-んァ-ヶー、。]")
KANJI = re.compile("[一-鿿]")
ODD = re.compile("[｡-ﾟ\ue000-\uf8ff\x80-\x9f]")
# The kanji of JIS level 1 (rows 16 to 47): those of everyday writing.
LEVEL_ONE = frozenset(
    bytes((row, cell)).decode("euc_jp", "ignore") for row in range(0xB0, 0xD0) for cell in range(0xA1, 0xFF)
) - {""}
WRITTEN = re.compile("[ぁ-んァ-ヶー々〇、-〟・！-～￥①-⑳㈱㈲№→※☆★○●◎□■△▲]")
# A kanji inside a Latin word is a misread accented letter.
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
# No Western text has a capital behind an accented small letter, or an opening quotation mark inside a word.
MISSPELT = re.compile("[à-ÿ][A-Z]|[^\\W\\d_][‘“„«¿¡][^\\W\\d_]")
GUESSES = ("cp932", "euc-jp")
# The second half of JIS level 1, where EUC-KR has no syllables.
NOT_KOREAN = re.compile(rb"(?:^|[^\x80-\xff])(?:[\xa1-\xfe]{2})*?[\xc9-\xcf][\xa1-\xfe]")
LONGEST_WITHOUT_KANA = 30
"""Characters. A name or a title may be all kanji; a sentence never is."""


class Label(Enum):
    """What a label that does not name the charset still tells about the language."""

    SILENT = 0
    STRANGE = 1
    JAPANESE = 2
    TITLE = 3
    """No label, in a mail header: a name or a subject, which may have no kana."""


def guess(raw: bytes, label: Label = Label.SILENT) -> str | None:
    """The text, or None if no charset is likely. With Label.STRANGE only a text with kana counts."""
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
    """A score for Japanese: kana count for it, half-width kana and private characters against it."""
    return 2 * len(KANA.findall(text)) - len(ODD.findall(text))


def strictly(raw: bytes, charset: str) -> str | None:
    """The text if all bytes are valid in this charset, else None."""
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
    # The first bytes of Shift_JIS kanji are its own; EUC-JP shares them with Chinese and Korean charsets.
    own, shared = strictly(raw, "cp932"), strictly(raw, "euc-jp")
    if own is not None and _is_title(own, rare=2):
        return own
    if own is not None and VOICED.search(own):
        return None  # half-width kana, or another charset
    is_likely = label is Label.TITLE or NOT_KOREAN.search(raw)
    return shared if shared is not None and is_likely and _is_title(shared, rare=0) else None


def _is_sentence(text: str) -> bool:
    """Whether it has kana, and few characters that are not in daily use."""
    foreign = len(FOREIGN.findall(text))
    has_kana = len(KANA.findall(text)) * 8 >= foreign
    return has_kana and _everyday(text) * 3 >= foreign * 2 - text.count("\ufffd") and not GLUED.search(text)


def _is_title(text: str, *, rare: int) -> bool:
    """Whether it is a short text of kanji, at most one in `rare` of them uncommon; 0: none."""
    foreign = FOREIGN.findall(text)
    is_short = 0 < len(foreign) <= LONGEST_WITHOUT_KANA and not GLUED.search(text)
    are_all = all(KANJI.match(one) or WRITTEN.match(one) for one in foreign)
    unusual = len(foreign) - _everyday(text)
    return is_short and are_all and unusual <= (len(foreign) // rare if rare else 0)


def _everyday(text: str) -> int:
    """The number of its characters in daily use."""
    kanji = sum(one in LEVEL_ONE for one in KANJI.findall(text))
    half_width = len(HALF_WIDTH.findall(text)) if kana(text) > 0 else 0
    return kanji + half_width + len(WRITTEN.findall(text))


def _readable(text: str) -> int:
    return kana(text) + len(KANJI.findall(text)) - 2 * text.count("\ufffd")


def _is_cut_utf8(raw: bytes) -> bool:
    """Whether it is UTF-8 kana or kanji, cut inside the last one."""
    ends = (raw[:-length] for length in (1, 2, 3))
    return bool(UTF8_TRIPLE.search(raw)) and any(strictly(end, "utf-8") is not None for end in ends)


def _is_western(text: str) -> bool:
    """Whether every word with accents has more plain letters than accented ones, and all signs are Western."""
    if NOT_LATIN.search(text) or MISSPELT.search(text):
        return False
    words = [word for word in LATIN_WORD.findall(text) if not word.isascii()]
    return bool(words) and all(_is_western_word(word) for word in words)


def _is_western_word(word: str) -> bool:
    plain = sum(letter.isascii() for letter in word)
    return len(word) == 1 or (plain > 0 and len(word) - plain <= plain + 1)
