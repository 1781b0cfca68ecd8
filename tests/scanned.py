"""Scanned: how a plain reader, who knows no index, finds a word in a text."""

import re
import unicodedata


def plain(text: str) -> str:
    """In one width, in hiragana and small letters, with one dash, without blanks and commas of amounts."""
    narrow = "".join(unicodedata.normalize("NFKC", text).lower().split())
    kana = "".join(chr(ord(one) - 0x60) if "ァ" <= one <= "ヴ" else one for one in re.sub("[ヶゖ]", "ケ", narrow))
    return re.sub(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))", "", re.sub("[‐‑‒–—―−ー]", "-", kana))


def telephone(word: str) -> str:
    """The digits of a number in parts: of digits, dashes and brackets alone; else nothing."""
    digits = re.sub("[^0-9]", "", word)
    return digits if re.fullmatch(r"\+?[0-9()-]+", word) and len(digits) >= 4 else ""


def holds(text: str, typed: str) -> bool:
    """An amount with commas is whole; a number in parts may be divided anywhere."""
    word, said = plain(typed), plain(text)
    if re.fullmatch(r"[0-9,，]*[,，][0-9,，]*", unicodedata.normalize("NFKC", typed)):
        return bool(re.search(rf"(?<![0-9]){word}(?![0-9])", said))
    digits = telephone(word)
    return word in said or (bool(digits) and digits in re.sub(r"(?<=[0-9])-(?=[0-9])", "", said))
