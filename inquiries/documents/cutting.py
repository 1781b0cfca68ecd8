"""Cutting a text without cutting a number: half a card number could not be found by the mask."""

LOOK_BACK = 2_000
# Kanji and kana that can be part of a number.
IN_NUMBERS = set("ーの〇零一二三四五六七八九")


def cut(text: str, most: int) -> str:
    """At most `most` characters: cut at a line break if possible, and never behind a figure or sign."""
    if len(text) <= most:
        return text
    kept = text[:most]
    line = kept.rfind("\n", max(0, most - LOOK_BACK))
    end = line if line > 0 else most
    furthest = max(0, end - LOOK_BACK)
    while end > furthest and not (kept[end - 1].isalpha() and kept[end - 1] not in IN_NUMBERS):
        end -= 1
    return kept[:end]
