"""OpenDocument: texts, spreadsheets and slides are all paragraphs and rows of one XML format."""

from collections.abc import Iterator
from zipfile import ZipFile

from lxml import etree

from .packed import Element, lines, local
from .pieces import Piece

MOST_REPEATED = 20
SIGNS = {"tab": "\t", "s": " ", "line-break": "\n"}


def read(_raw: bytes, package: ZipFile) -> Iterator[Piece]:
    """The content, then page heads and feet."""
    for name in ("content.xml", "styles.xml"):
        if name in package.namelist():
            yield from lines(package.open(name), _said, _cells)


def _said(paragraph: Element) -> str:
    return "".join(_texts(paragraph))


def _texts(element: Element) -> Iterator[str]:
    yield SIGNS.get(local(element), "") + (element.text or "")
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


def _cells(cell: Element, words: str) -> list[str]:
    """The cell, repeated as declared; a long number with all its digits, even if the file shows it rounded."""
    attributes = {etree.QName(name).localname: value for name, value in cell.attrib.items()}
    value = str(attributes.get("value", ""))
    times = str(attributes.get("number-columns-repeated", "1"))
    shown = f"{float(value):.0f}" if len(value) >= 12 and float(value).is_integer() else words
    return [shown] * (min(int(times), MOST_REPEATED) if shown else 1)
