"""The outline of a notice: its title, its sections, and the stretches of text that stand in them.

Sections are told apart by their order, never by their number or words: a real notice had two sections numbered 5.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from .headings import heading_style
from .lines import Line, Style, lines_of
from .page import RUNS_ON, page

WRAPPED_LENGTH = 20
MOST_LINES = 40
FROM_DAY = re.compile(r"(^|[\s:：)）])自[\s　]|[0-9０-９]日?\s*([(（].{1,3}[)）])?\s*(から|より|[~〜～－-])$")
TO_DAY = re.compile(r"(至|まで|終了|[~〜～－-])?[\s:：]*(令和|平成|西暦|['’‘]?[0-9０-９])")
BEGINS = re.compile(
    r"[（(【]?(誤|正|旧|新|訂正[前後]|変更[前後])[)）】:：]|(なお|また|ただし|さらに|そのため|そこで|このたび|今後|併せて|あわせて)、"
)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the notice under its headings, outermost first; `order` 0 is what stands before the first heading."""

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
    """What a text is made of; `is_cut` says that the menus or the foot of a web page were left out."""

    title: str = ""
    sender: str = ""
    is_cut: bool = False
    sections: list[Section] = field(default_factory=lambda: [Section(0, ())])
    blocks: list[Block] = field(default_factory=list)
    opened: list[tuple[Style, str, Section]] = field(default_factory=list)

    @property
    def section(self) -> Section:
        """The one being read."""
        return self.opened[-1][2] if self.opened else self.sections[0]

    def open(self, style: Style, mark: str, heading: str) -> None:
        """A heading ends what stands under its siblings and begins a section of its own."""
        while any(style is opened and (not mark or not other or mark == other) for opened, other, _ in self.opened):
            self.opened.pop()
        section = Section(len(self.sections), (*self.section.headings, heading))
        self.sections.append(section)
        self.opened.append((style, mark, section))

    def end_label(self) -> None:
        """What a labelled bullet said is over; its list goes on."""
        if self.opened and self.opened[-1][0] is Style.BULLET:
            self.opened.pop()


def outline(text: str) -> Outline:
    """Read headings, lists, tables and paragraphs."""
    around = page(lines_of(text))
    found = Outline(title=around.title, sender=around.sender, is_cut=around.is_cut)
    lines = around.lines
    follows = [_goes_on(line, following) for line, following in pairwise(lines)]
    paragraph = at = 0
    while at < len(lines):
        line, last = lines[at], at
        paragraph += line.after_blank
        if line.style is not Style.PLAIN or line.after_blank:
            found.end_label()
        if line.start in around.names:
            pass
        elif style := heading_style(lines, at):
            found.open(style, line.mark, line.text if style is Style.BULLET else text[line.start : line.end])
        elif not line.is_letterhead and not _is_dateline(lines, at, found):
            last = _last_line(lines, at, follows)
            found.blocks.append(Block(found.section, paragraph, line.body, lines[last].end, line.is_row))
        at = last + 1
    return found


def _is_dateline(lines: list[Line], at: int, found: Outline) -> bool:
    """The day of the notice itself, at its head or above the name of who signs."""
    following = lines[at + 1] if at + 1 < len(lines) else None
    return lines[at].is_date and (not found.blocks or following is None or following.is_letterhead)


def _last_line(lines: list[Line], at: int, follows: list[bool]) -> int:
    """The line on which the text that begins here ends: a sentence may be broken over several."""
    least = at + (at + 1 < len(lines) and _spans(lines[at], lines[at + 1]))
    last = least
    while last + 1 < min(len(lines), at + MOST_LINES) and follows[last]:
        last += 1
    return last if lines[last].ends_sentence or lines[at].is_date else least


def _spans(line: Line, following: Line) -> bool:
    """From one day, and on the next line to another."""
    is_next = not following.after_blank and not following.is_letterhead
    return is_next and bool(FROM_DAY.search(line.text) and TO_DAY.match(following.text))


def _goes_on(line: Line, following: Line) -> bool:
    if following.after_blank or following.style is not Style.PLAIN or following.is_letterhead or line.ends_sentence:
        return False
    if line.is_row or following.is_row:
        return False
    if line.style is not Style.PLAIN and line.is_label and not line.is_date and following.indent <= line.indent:
        return False
    if BEGINS.match(following.text) and not RUNS_ON.search(line.text):
        return False
    return len(line.text) >= WRAPPED_LENGTH or line.is_date or RUNS_ON.search(line.text) is not None
