"""Markup: HTML as lines, one for each paragraph or row of a table, with tabs between cells."""

import re
from collections.abc import Iterator

from inscriptis.css_profiles import STRICT_CSS_PROFILE
from inscriptis.html_engine import Inscriptis
from inscriptis.model.config import ParserConfig
from lxml import etree, html

from .charset import printable
from .plain import words

LARGEST = 5_000_000
MOST_PARTS = 50_000
LONGEST_CELL = 500
DECLARED = re.compile(rb"<meta\b[^<>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_-]{1,40})", re.IGNORECASE)
UNSAID = ("script", "style", "template", "noscript", "svg", "math", "iframe", "object")
BLOCKS = ("table", "ul", "ol", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre")
TEXT_ATTRIBUTES = {"alt", "aria-label", "content", "placeholder", "summary", "title", "value"}
TAG = re.compile(r"<[^<>]{0,2000}>")
LONG_NUMBER = re.compile(r"(?:\d\D{0,9}?){12}")
# A private-use character, since inscriptis would fold a tab to a blank.
CELL = "\ue0f2"


def read(raw: bytes, charset: str = "") -> Iterator[str]:
    """The visible text; then hidden text that has words or could be a card number."""
    declared = DECLARED.search(raw[:4000])
    text = words(raw[:LARGEST], charset or (declared[1].decode() if declared else ""))
    yield to_lines(text)
    yield from _hidden(text)


def to_lines(page: str) -> str:
    """The words of a page, as a browser would set them."""
    if not (bare := page.replace("\0", "").replace(CELL, "").strip()):
        return ""
    tree = _parsed(bare)
    etree.strip_elements(tree, *UNSAID, with_tail=False)
    for cell in tree.iter("td", "th"):
        _set_beside(cell)
    for row in tree.iter("tr"):
        row.tag = "div"
    etree.strip_tags(tree, "table", "thead", "tbody", "tfoot")
    if any("depth" in entry.message for entry in tree.getroottree().parser.error_log):
        return " ".join(TAG.sub(" ", bare).split())  # the parser dropped the elements that are nested too deep
    lines = Inscriptis(tree, ParserConfig(css=STRICT_CSS_PROFILE)).get_text().replace("\xa0", " ").split("\n")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(_line(line) for line in lines)).strip("\n")


def _parsed(page: str) -> html.HtmlElement:
    """The tree without comments and processing instructions. The page is text already, so its charset is ignored."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    return html.document_fromstring(page.encode("utf-8", "replace"), parser=parser, ensure_head_body=True)


def _line(line: str) -> str:
    return re.sub(rf" *{CELL} *", "\t", line).rstrip()


def _set_beside(cell: html.HtmlElement) -> None:
    """A cell of words becomes part of its row's line; one with half a page, as in mail layouts, stays a block."""
    shown = " ".join(cell.text_content().split())
    if len(shown) <= LONGEST_CELL and next(cell.iter(*BLOCKS), None) is None:
        tail = cell.tail
        cell.clear()
        cell.text, cell.tail, cell.tag = shown + CELL, tail, "span"
    else:
        cell.tag = "div"


def _hidden(page: str) -> Iterator[str]:
    """Attributes and comments, from a tree of their own, since `to_lines` drops them."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True)
    tree = html.document_fromstring(f"<html>{page}</html>".replace("\0", "").encode("utf-8", "replace"), parser=parser)
    for element in tree.iter():
        if not isinstance(element.tag, str):
            if LONG_NUMBER.search(element.text or ""):
                yield printable(str(element.text))
            continue
        for name, value in element.attrib.items():
            if str(name).lower() in TEXT_ATTRIBUTES or LONG_NUMBER.search(str(value)):
                yield printable(str(value))
