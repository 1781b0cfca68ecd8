"""Headings: which lines of a notice are headings."""

from __future__ import annotations

import re

from .lines import Line, Style

LISTS = {Style.PART, Style.CHAPTER, Style.DOTTED, Style.NUMBER, Style.CIRCLED, Style.LETTER, Style.MARK, Style.BOXED}
ITEMS = {Style.BULLET, Style.NUMBER, Style.CIRCLED, Style.LETTER}
LABELLED = re.compile(r"[:：].|[@＠]|[0-9０-９]{3}|[0-9０-９]\s*[件名人円社]")
NAMES_A_PART = re.compile(rf"{LABELLED.pattern}|[:：]$")
STATES = re.compile(
    r"[@＠]|[0-9０-９]\s*[件名人円枚時]|[0-9０-９]{2,4}[-－‐(（][0-9０-９]{2,4}|[日月]\s*(より|から|に)?(開設|設置"
    r"|開始)"
)
BRACKETED = re.compile(
    r"【[^【】]{1,40}】|≪[^≪≫]{1,40}≫|《[^《》]{1,40}》|〔[^〔〕]{1,40}〕|［[^［］]{1,40}］|\[[^\[\]]{1,40}\]"
)
ASKING = re.compile("(?:た|の|る|い|ない)か$|ため(?:に)?$|に向けて$|(?:た|る|いる)こと$|とは$")
BOLD = "●○◯▶►"
LONGEST_PLAIN, MOST_WORDS, FEW_WORDS = 25, 9, 4
KNOWN = re.compile("概要|期間|対象|経緯|経過|原因|問い?合わ?せ|連絡先|再発防止|件数|項目|お願い|状況|窓口|今後の")


def heading_style(lines: list[Line], at: int) -> Style | None:
    """The style of the heading in this line, or None if it is text."""
    line = lines[at]
    following = lines[at + 1] if at + 1 < len(lines) else None
    if following is None or not line.could_be_heading:
        return None
    if line.style is Style.BULLET:
        if BRACKETED.fullmatch(line.text):
            return Style.BRACKET
        if _is_bold(line, following):
            return Style.MARK
        return Style.BULLET if _labels_the_next(lines, at) else None
    if line.style is Style.PLAIN:
        return Style.BRACKET if _stands_alone(line, following) or _labels_a_list(line, following) else None
    is_item = line.is_date or STATES.search(line.text) or _is_in_a_list(lines, at)
    if (line.style in LISTS and is_item) or (line.style is Style.BRACKET and line.is_date):
        return None
    return line.style


def _is_bold(line: Line, following: Line) -> bool:
    """Whether a large bullet (●) opens a paragraph and is not the first item of a list."""
    opens = line.after_blank and line.mark in BOLD and line.is_label
    return opens and not LABELLED.search(line.text) and not line.is_date and following.mark != line.mark


def _labels_the_next(lines: list[Line], at: int) -> bool:
    """Whether a bullet is the heading of the sentence below it, by indentation or since it is no item of a list."""
    line, following = lines[at], lines[at + 1]
    if following.style is not Style.PLAIN or following.after_blank or following.text.startswith(("(", "（")):
        return False
    is_item = at > 0 and lines[at - 1].style is Style.BULLET and not lines[at - 1].ends_sentence
    is_below = following.indent > line.indent or (following.ends_sentence and not is_item)
    return is_below and line.is_label and not line.is_date and not STATES.search(line.text)


def _labels_a_list(line: Line, following: Line) -> bool:
    """Whether a few English words that end in a colon stand directly above a list."""
    is_few = line.is_english and line.text.endswith(":") and len(line.text.split()) <= FEW_WORDS
    return is_few and following.style is Style.BULLET and not following.after_blank


def _stands_alone(line: Line, following: Line) -> bool:
    """Whether a short line without a mark opens a paragraph of sentences, items or labelled lines."""
    if line.is_english and line.after_blank and (not following.after_blank or line.text.isupper()):
        return _heads_english(line, following)
    is_named = line.is_label or (ASKING.search(line.text) is not None and not line.ends_sentence)
    is_short = line.after_blank and is_named and len(line.text) <= LONGEST_PLAIN
    if not is_short or line.is_letterhead or LABELLED.search(line.text):
        return False
    if KNOWN.search(line.text) and not following.after_blank and len(following.text) > 1:
        return True
    return following.ends_sentence or following.style in ITEMS or bool(LABELLED.search(following.text))


def _heads_english(line: Line, following: Line) -> bool:
    """Whether a few English words, or a question, stand above text."""
    is_few = (
        not line.is_letterhead
        and len(line.text.split()) <= MOST_WORDS
        and not LABELLED.search(line.text)
        and line.text[:1].isupper()
    )
    is_open = not line.ends_sentence or line.text.endswith("?")
    return (
        is_few
        and is_open
        and (following.ends_sentence or following.style in ITEMS or bool(NAMES_A_PART.search(following.text)))
    )


def _is_in_a_list(lines: list[Line], at: int) -> bool:
    """Whether the line is one of several numbered lines one below the other: these are items, not headings."""
    neighbours = [*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2]]
    line = lines[at]
    return any(
        other.style is line.style
        and other.mark == line.mark
        and other.could_be_heading
        and not STATES.search(line.text)
        for other in neighbours
    )
