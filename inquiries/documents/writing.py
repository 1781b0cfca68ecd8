"""Word documents: mammoth reads headings, lists, tables and notes; the parts that it leaves out are added below."""

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
    """The text; then page heads and feet, comments, text boxes, and deleted text that is still in the file."""
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
    """The document as HTML; empty if mammoth fails, which is stricter than Word. `read` adds the lines then."""
    try:
        document = mammoth.convert_to_html(BytesIO(raw), convert_image=mammoth.images.img_element(_no_picture))
    except Exception:  # noqa: BLE001 - a document from outside may break the library
        return ""
    return str(document.value)


def _no_picture(_picture: object) -> dict[str, str]:
    return {}


def _bare(words: str) -> str:
    return re.sub(r"\s+", "", words)
