"""Cutting a text where it parts no number: of half a card number nobody could see any more that it was one."""

LOOK_BACK = 2_000
# Kanji and kana that stand in numbers, beside signs and figures.
IN_NUMBERS = set("ーの〇零一二三四五六七八九")


def cut(text: str, most: int) -> str:
    """The beginning, at most so long; it ends with a line where it can, and with no figure or sign."""
    if len(text) <= most:
        return text
    kept = text[:most]
    line = kept.rfind("\n", max(0, most - LOOK_BACK))
    end = line if line > 0 else most
    furthest = max(0, end - LOOK_BACK)
    while end > furthest and not (kept[end - 1].isalpha() and kept[end - 1] not in IN_NUMBERS):
        end -= 1
    return kept[:end]
