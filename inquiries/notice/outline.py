"""The outline of a notice: its title, its sections, and the stretches of text that stand in them.

Sections are told apart by their order, never by their number or words: a real notice had two sections numbered 5.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .lines import Line, Style, lines_of

TITLE = re.compile(r"(お知らせ|お詫び|おわび|報告|ご案内|について|の件|公表)(\s*[(（【].{1,12}[)）】])?[】》>＞」]?$")
COMPANY = re.compile("(株式|有限|合同)会社")
RUNS_ON = re.compile("[ぁ-ん、]$")
LIST_STYLES = (Style.CHAPTER, Style.NUMBER, Style.MARK)
NOT_A_HEADING = re.compile(r"[:：].|[@＠]|[0-9０-９]{3}|[0-9０-９]\s*[件名人円社]")
PLAIN_HEADING_LENGTH = 25
WRAPPED_LENGTH = 20
MOST_LINES = 40
HEAD_LINES = 12


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the notice under its headings, outermost first; `order` 0 is what stands before the first heading."""

    order: int
    headings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of running text, or one item of a list. Blocks of one paragraph have no blank line between them."""

    section: Section
    paragraph: int
    start: int
    end: int


@dataclass(slots=True)
class Outline:
    """What a text is made of."""

    title: str = ""
    sender: str = ""
    sections: list[Section] = field(default_factory=lambda: [Section(0, ())])
    blocks: list[Block] = field(default_factory=list)
    opened: list[tuple[Style, Section]] = field(default_factory=list)

    @property
    def section(self) -> Section:
        """The one being read."""
        return self.opened[-1][1] if self.opened else self.sections[0]

    def open(self, style: Style, heading: str) -> None:
        """A heading ends what stands under its siblings and begins a section of its own."""
        while any(style is opened for opened, _ in self.opened):
            self.opened.pop()
        section = Section(len(self.sections), (*self.section.headings, heading))
        self.sections.append(section)
        self.opened.append((style, section))

    def end_label(self) -> None:
        """What a labelled bullet said is over; its list goes on."""
        if self.opened and self.opened[-1][0] is Style.BULLET:
            self.opened.pop()


def outline(text: str) -> Outline:
    """Read headings, lists and paragraphs."""
    lines = lines_of(text)
    head = _head(lines)
    found = Outline(title=max(head.values(), key=len, default=lines[0].text if lines else ""), sender=_sender(lines))
    paragraph = at = 0
    while at < len(lines):
        line, last = lines[at], at
        paragraph += line.after_blank
        if line.style is not Style.PLAIN or line.after_blank:
            found.end_label()
        if style := _heading_style(lines, at):
            found.open(style, line.text if style is Style.BULLET else text[line.start : line.end])
        elif line.start not in head and not line.is_letterhead and not (line.is_date and not found.blocks):
            last = _last_line(lines, at)
            found.blocks.append(Block(found.section, paragraph, line.body, lines[last].end))
        at = last + 1
    return found


def _head(lines: list[Line]) -> dict[int, str]:
    """The lines before the first sentence that name the notice, by their place; a name may be broken over two lines."""
    names: dict[int, str] = {}
    before: Line | None = None
    spare: Line | None = None
    for line, following in zip(lines[:HEAD_LINES], [*lines[1:], None], strict=False):
        if line.ends_sentence or line.style in (Style.CHAPTER, Style.NUMBER, Style.BULLET):
            break
        if line.is_letterhead or line.is_date or not line.could_be_heading:
            before = None
        elif TITLE.search(line.text):
            first = before if before and not line.after_blank else None
            names |= {first.start: "", line.start: first.text + line.text} if first else {line.start: line.text}
        else:
            before = line if RUNS_ON.search(line.text) else None
            spare = spare or (line if following and following.after_blank else None)
    return names or ({spare.start: spare.text} if spare else {})


def _sender(lines: list[Line]) -> str:
    """The company that signs, or nothing."""
    return next((line.text for line in lines if line.is_letterhead and COMPANY.search(line.text)), "")


def _heading_style(lines: list[Line], at: int) -> Style | None:
    """The style of the heading in this line, or None if it is text."""
    line = lines[at]
    following = lines[at + 1] if at + 1 < len(lines) else None
    if following is None or not line.could_be_heading:
        return None
    if line.style is Style.BULLET:
        return Style.BULLET if _labels_the_next(lines, at) else None
    if line.style is Style.PLAIN:
        return Style.BRACKET if _stands_alone(line, following) else None
    return None if line.style in LIST_STYLES and _is_in_a_list(lines, at) else line.style


def _labels_the_next(lines: list[Line], at: int) -> bool:
    """A bullet that is a heading for the sentence below it: indented under it, or the bullet is no item of a list."""
    line, following = lines[at], lines[at + 1]
    if following.style is not Style.PLAIN or following.after_blank or following.text.startswith(("(", "（")):
        return False
    is_item = at > 0 and lines[at - 1].style is Style.BULLET and not lines[at - 1].ends_sentence
    is_below = following.indent > line.indent or (following.ends_sentence and not is_item)
    return is_below and line.is_label and not line.is_date


def _stands_alone(line: Line, following: Line) -> bool:
    """A short line without a mark that opens a paragraph of sentences or of labelled lines."""
    is_short = line.after_blank and line.is_label and len(line.text) <= PLAIN_HEADING_LENGTH
    if not is_short or line.is_letterhead or NOT_A_HEADING.search(line.text):
        return False
    return following.ends_sentence or following.style is Style.BULLET or bool(NOT_A_HEADING.search(following.text))


def _is_in_a_list(lines: list[Line], at: int) -> bool:
    """Numbered lines one below the other are items, not headings."""
    neighbours = [*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2]]
    return any(line.style is lines[at].style and line.could_be_heading for line in neighbours)


def _last_line(lines: list[Line], at: int) -> int:
    """The line on which the text that begins here ends: a sentence may be broken over several."""
    last = at
    while last + 1 < min(len(lines), at + MOST_LINES) and _goes_on(lines[last], lines[last + 1]):
        last += 1
    return last if lines[last].ends_sentence or lines[at].is_date else at


def _goes_on(line: Line, following: Line) -> bool:
    if following.after_blank or following.style is not Style.PLAIN or following.is_letterhead or line.ends_sentence:
        return False
    if line.style is not Style.PLAIN and line.is_label and not line.is_date and following.indent <= line.indent:
        return False
    return len(line.text) >= WRAPPED_LENGTH or line.is_date or RUNS_ON.search(line.text) is not None
