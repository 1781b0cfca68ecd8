"""Packed: office files are zips of XML. They are opened with a limit on their size and read without entities."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import IO, Any
from zipfile import ZipFile

from lxml import etree

from .document import Fault, Unread

MOST_MEMBERS = 5_000
MOST_UNPACKED = 200_000_000
"""Bytes, by the sizes that the zip declares; a member is never read beyond its declared size."""
PARAGRAPHS = {"p", "h", "comment", "threadedComment", "headerFooter"}
WORDS = {"t", "delText", "text", "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"}
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}

ROWS, CELLS = {"tr", "table-row"}, {"tc", "table-cell"}

Element = Any
"""An element of lxml, which has no types."""
WordsOf = Callable[[Element], str]
"""Gives the words of a paragraph."""
Fill = Callable[[Element, str], list[str]]
"""Gives the cells of a row that one cell with these words fills."""


def opened(raw: bytes) -> ZipFile:
    """The zip; Unread if it has more than MOST_MEMBERS files."""
    package = ZipFile(BytesIO(raw))
    if len(package.infolist()) > MOST_MEMBERS:
        raise Unread(Fault.HEAVY)
    return package


def guard(package: ZipFile) -> None:
    """Raises Unread for an office file that unpacks too large (a zip bomb) or is locked."""
    members = package.infolist()
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise Unread(Fault.HEAVY)
    if any(member.flag_bits & 1 for member in members):
        raise Unread(Fault.LOCKED)


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def elements(stream: IO[bytes]) -> Iterator[tuple[str, Element]]:
    """Each element at its start and end. Raises Unread for a doctype, which may hold entities (an XML bomb)."""
    for event, element in etree.iterparse(
        stream, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False
    ):
        if element.getparent() is None and event == "start" and element.getroottree().docinfo.doctype:
            raise Unread(Fault.DAMAGED)
        yield event, element


def said(paragraph: Element) -> str:
    """The words of a paragraph of Microsoft's formats."""
    names = ((local(one), one) for one in paragraph.iter())
    return "".join((one.text or "") if name in WORDS else SIGNS.get(name, "") for name, one in names)


class _Lines:
    """Sets paragraphs one below the other, and the cells of a row side by side."""

    def __init__(self, say: WordsOf, fill: Fill) -> None:
        self._say, self._fill = say, fill
        self._rows: list[list[str]] = []
        self._cells: list[list[str]] = []

    def begin(self, name: str) -> None:
        if name in ROWS:
            self._rows.append([])
        elif name in CELLS:
            self._cells.append([])

    def end(self, name: str, element: Element) -> str:
        """The line that ends with this element, if it is not inside a cell."""
        line = ""
        if name in PARAGRAPHS:
            line = self._say(element)
        elif name in CELLS and self._rows:
            self._rows[-1] += self._fill(element, " ".join(filter(None, self._cells.pop())))
        elif name in ROWS:
            line = "\t".join(self._rows.pop()).rstrip()
        if name in PARAGRAPHS or name in ROWS:
            element.clear()
        if self._cells:
            self._cells[-1].append(line)
            return ""
        return line if line.strip() else ""


def lines(stream: IO[bytes], say: WordsOf = said, fill: Fill = lambda _cell, words: [words]) -> Iterator[str]:
    """The paragraphs of an XML part, and the rows of its tables with tabs between the cells."""
    setting = _Lines(say, fill)
    for event, element in elements(stream):
        name = local(element)
        if event == "start":
            setting.begin(name)
        elif line := setting.end(name, element):
            yield line
