"""The outline of a notice: its title, its sections, and the stretches of text in them.

Sections are told apart by their order, never by their number or words: a real notice had two sections numbered 5.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .headings import KNOWN, LONGEST_PLAIN, heading_style
from .lines import Line, Style, lines_of
from .page import page
from .wrapping import Wrapping, spans

MOST_LINES = 40
ASKING = re.compile("問い?合わ?せ|窓口|連絡先|相談")
NAME = re.compile(r"(?:[A-Z][A-Za-z.'’-]*\s?){2,4}")
DESK_NAME = re.compile(
    r"(窓口|センター|ダイヤル|デスク|相談室|対応室|事務局|ホットライン|コール|係)(\s*[(（].{1,20}[)）])?[】≫》〉>＞〕］\]]?$"
)
LABEL = ":"
OPENING = ("【", "≪", "《", "〔", "［", "[")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the notice with its headings, outermost first. `order` 0 is the part before the first heading."""

    order: int
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of running text, one item of a list, or one row of a table.

    Blocks of one paragraph have no blank line between them.
    """

    section: Section
    paragraph: int
    start: int
    end: int
    is_row: bool = False


@dataclass(slots=True)
class Outline:
    """Title, sender, sections and blocks of a text. `is_cut` and `has_more_above`: see Page."""

    title: str = ""
    sender: str = ""
    is_cut: bool = False
    has_more_above: bool = False
    sections: list[Section] = field(default_factory=lambda: [Section(0, ())])
    blocks: list[Block] = field(default_factory=list)
    opened: list[tuple[Style, str, Section]] = field(default_factory=list)

    @property
    def section(self) -> Section:
        """The section that is being read."""
        return self.opened[-1][2] if self.opened else self.sections[0]

    def open(self, style: Style, mark: str, heading: str) -> None:
        """Begins a section: a heading ends the sections of its siblings."""
        while style is not Style.QUESTION and self.opened and self.opened[-1][0] is Style.QUESTION:
            self.opened.pop()
        while any(style is opened and _are_siblings(mark, other) for opened, other, _ in self.opened):
            self.opened.pop()
        section = Section(len(self.sections), (*self.section.headings, heading))
        self.sections.append(section)
        self.opened.append((style, mark, section))

    def end_label(self) -> None:
        """Ends the section of a labelled bullet; its list goes on."""
        if self.opened and self.opened[-1][0] is Style.BULLET:
            self.opened.pop()

    def end_bracket(self, line: Line) -> None:
        """Ends the section of a bracketed bullet if a sibling with its text on the same line follows."""
        is_sibling = line.style is Style.BULLET and line.text.startswith(OPENING)
        if is_sibling and self.opened and self.opened[-1][:2] == (Style.BRACKET, line.mark):
            self.opened.pop()


def _are_siblings(mark: str, before: str) -> bool:
    """Whether headings of one style are siblings; one that ends in a colon is a part of the one before."""
    if mark == LABEL:
        return before == LABEL
    return not mark or not before or mark == before


def outline(text: str) -> Outline:
    """Reads headings, lists, tables and paragraphs."""
    around = page(lines_of(text))
    found = Outline(around.title, around.sender, around.is_cut, around.has_more_above)
    lines = around.lines
    wrapping = Wrapping(lines)
    paragraph = at = 0
    while at < len(lines):
        line, last = lines[at], at
        paragraph += line.after_blank
        if line.style is not Style.PLAIN or line.after_blank:
            found.end_label()
        found.end_bracket(line)
        if line.start in around.names or _is_sender(lines, at, found):
            pass
        elif style := None if wrapping.is_firm(at) or _names_the_desk(line, found) else heading_style(lines, at):
            if _begins_english(lines, at):
                found.opened.clear()
            is_bare = line.style is Style.BULLET and style is not Style.MARK
            is_label = style is Style.BRACKET and line.text.endswith((":", "："))
            found.open(style, LABEL if is_label else line.mark, line.text if is_bare else text[line.start : line.end])
        elif not line.is_letterhead and not _is_dateline(lines, at, found) and not _is_signature(lines, at):
            last = _last_line(lines, at, wrapping)
            found.blocks.append(Block(found.section, paragraph, line.body, lines[last].end, line.is_row))
        at = last + 1
    return found


def _is_dateline(lines: list[Line], at: int, found: Outline) -> bool:
    """Whether the line is the notice's own date, at its head or above the signature."""
    following = lines[at + 1] if at + 1 < len(lines) else None
    return lines[at].is_date and (not found.blocks or following is None or following.is_letterhead)


def _is_sender(lines: list[Line], at: int, found: Outline) -> bool:
    """Whether the line names the sender, above the first sentence and without a mark."""
    line, following = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    is_head = not found.blocks and not found.opened and line.style is Style.PLAIN and line.after_blank
    is_name = is_head and line.is_label and not KNOWN.search(line.text) and len(line.text) <= LONGEST_PLAIN
    return bool(is_name and following and not following.ends_sentence and following.style is Style.PLAIN)


def _is_signature(lines: list[Line], at: int) -> bool:
    """Whether the line is an English name above the signer's office."""
    following = lines[at + 1] if at + 1 < len(lines) else None
    return bool(NAME.fullmatch(lines[at].text) and lines[at].after_blank and following and following.is_letterhead)


def _names_the_desk(line: Line, found: Outline) -> bool:
    """Whether the line is the name of the hotline below a heading for inquiries: then it is text, no heading."""
    above = found.section.headings[-1] if found.section.headings else ""
    return line.style in (Style.PLAIN, Style.BRACKET) and bool(DESK_NAME.search(line.text) and ASKING.search(above))


def _begins_english(lines: list[Line], at: int) -> bool:
    """Whether the line is a heading of the English version in the same text."""
    following = lines[at + 1] if at + 1 < len(lines) else None
    return bool(following and lines[at].is_english and following.is_english and following.ends_sentence)


def _last_line(lines: list[Line], at: int, wrapping: Wrapping) -> int:
    """The last line of the text that begins here: a sentence may run over several lines."""
    least = at + (at + 1 < len(lines) and spans(lines[at], lines[at + 1]))
    while wrapping.is_firm(least):
        least += 1
    last = least
    while last + 1 < min(len(lines), at + MOST_LINES) and wrapping.goes_on(last):
        last += 1
    return last if lines[last].ends_sentence or lines[at].is_date else least
