"""Word's documents: mammoth sets headings, lists, tables and notes; what it leaves out is added below."""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import mammoth

from .markup import to_lines
from .packed import lines
from .pieces import Piece

PARTS = re.compile(r"word/(?:header|footer|comments|footnotes|endnotes|document)\d*\.xml")


def read(raw: bytes, package: ZipFile) -> Iterator[Piece]:
    """The text, then heads and feet of the pages, comments, text boxes, and what was struck out but is still there."""
    parts = sorted(filter(PARTS.fullmatch, package.namelist()))
    everything = [line for part in parts for line in lines(package.open(part))]
    text = to_lines(_page(raw))
    yield text
    shown = _bare(text)
    known = set(map(_bare, text.split("\n"))) | {""}
    for line in everything:
        bare = _bare(line)
        if bare not in known and bare not in shown:
            known.add(bare)
            yield line


def _page(raw: bytes) -> str:
    """As HTML, or nothing: mammoth asks more of a document than Word does, and then all of it is left out."""
    try:
        document = mammoth.convert_to_html(BytesIO(raw), convert_image=mammoth.images.img_element(_no_picture))
    except Exception:  # noqa: BLE001 - whatever it stumbled over
        return ""
    return str(document.value)


def _no_picture(_picture: object) -> dict[str, str]:
    return {}


def _bare(words: str) -> str:
    return re.sub(r"\s+", "", words)
