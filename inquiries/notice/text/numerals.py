"""Numerals 漢数字: dates, hours and counts in kanji, as digits."""

from __future__ import annotations

import re
from collections.abc import Iterator

DIGITS = {letter: value for value, letter in enumerate("〇一二三四五六七八九")}
STEPS = {"十": 10, "百": 100, "千": 1_000}
ONE = "[〇一二三四五六七八九]"
NUMBER = "[〇一二三四五六七八九十]"
UNITS = "名|人|件|社|口座|枚|世帯|通|冊|組|アカウント"
WRITTEN = re.compile(
    rf"(?<=令和)(?:{NUMBER}{{1,3}})(?=年)|(?<=平成)(?:{NUMBER}{{1,3}})(?=年)|二〇{ONE}{{2}}(?=年)"
    rf"|{NUMBER}{{1,3}}(?=月[\s　]?{NUMBER}{{1,3}}日)|(?<=月){NUMBER}{{1,3}}(?=日)|(?<=月[\s　]){NUMBER}{{1,3}}(?=日)"
    rf"|(?<=午[前後]){NUMBER}{{1,3}}(?=時)|(?<=時){NUMBER}{{1,3}}(?=分)"
    rf"|(?<![0-9０-９])[〇一二三四五六七八九十百千万]*[十百千万][〇一二三四五六七八九十百千万]*(?=(?:{UNITS}))"
)


def written(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and digits of each numeral."""
    for match in WRITTEN.finditer(text):
        yield match.start(), match.end(), str(value(match[0]))


def value(letters: str) -> int:
    """二〇二五 and 二千二十五 are 2025, 一万二百 is 10,200."""
    before, mark, after = letters.partition("万")
    if mark:
        return (_below(before) or 1) * 10_000 + _below(after)
    return _below(letters)


def _below(letters: str) -> int:
    """Under ten thousand."""
    if not any(letter in STEPS for letter in letters):
        return int("".join(str(DIGITS[letter]) for letter in letters) or 0)
    total = digit = 0
    for letter in letters:
        if letter in STEPS:
            total, digit = total + (digit or 1) * STEPS[letter], 0
        else:
            digit = DIGITS[letter]
    return total + digit
