"""Readers: the reader for each kind. Protection against hostile documents is in apart.py."""

import re
from collections.abc import Iterator
from importlib import import_module
from itertools import chain, islice
from typing import Protocol
from zipfile import ZipFile

from . import packed
from .charset import is_garbled
from .document import Document, Fault, Kind, Unread
from .kinds import OLE, kind_of
from .pieces import About, Enclosed, Missing, Pages, Paper, Piece
from .plain import words
from .sealed import is_sealed

SEEN_FIRST = {Kind.PAGE, Kind.WRITING}
"""Kinds whose reader gives the visible text as its first piece."""
DEEPEST = 3
"""Levels of files in files that are opened."""
PACKED = {
    r"word/document\d*\.xml": (Kind.WRITING, "writing"),
    r"xl/workbook\d*\.xml": (Kind.SHEET, "sheet"),
    r"ppt/presentation\d*\.xml": (Kind.SLIDES, "slides"),
    r"xl/workbook\.bin": (Kind.SHEET, ""),
}
OPEN = {b"text": Kind.WRITING, b"spreadsheet": Kind.SHEET, b"presentation": Kind.SLIDES}
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
EMBEDDED = re.compile(r"(?:word|xl|ppt)/embeddings/[^/]+")
PICTURE = re.compile(r"(?:(?:word|xl|ppt)/media|Pictures)/")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
ARMOUR = b"-----BEGIN PGP MESSAGE"


class Reader(Protocol):
    """A reader takes the bytes, and by its kind a charset or the opened zip."""

    def __call__(self, *given: bytes | str | ZipFile) -> Iterator[Piece]: ...


class Reading:
    """Reads one document and the files in it onto the same paper."""

    def __init__(self, paper: Paper, depth: int = 0) -> None:
        self._paper, self._depth = paper, depth
        self._kind, self._pages, self._fault = Kind.OTHER, 0, Fault.NONE
        self._about = About("", "")

    def read(
        self, raw: bytes, name: str = "", content_type: str = "", charset: str = "", *, only_seen: bool = False
    ) -> Document:
        """The document. On an error the text read before is kept."""
        self._kind = kind_of(raw, name, content_type)
        try:
            pieces = self._pieces(raw, charset)
            for piece in islice(pieces, 1) if only_seen and self._kind in SEEN_FIRST else pieces:
                self._take(piece)
        except Unread as reason:
            self._fault = reason.fault
        except MemoryError:
            self._fault = Fault.HEAVY
        except Exception:  # noqa: BLE001 - bytes from outside may break any library
            self._fault = Fault.DAMAGED
        text = self._paper.text
        fault = self._fault or (Fault.NONE if text else Fault.WORDLESS)
        return Document(text, self._kind, self._pages, fault, *self._about)

    def _take(self, piece: Piece) -> None:
        if isinstance(piece, str):
            self._paper.write(piece)
        elif isinstance(piece, Pages):
            self._pages = piece.number
        elif isinstance(piece, Enclosed):
            self._take_enclosed(piece)
        elif isinstance(piece, About):
            self._about = piece
        else:
            self._fault = piece.fault

    def _take_enclosed(self, file: Enclosed) -> None:
        if self._depth >= DEEPEST:
            self._fault = Fault.PARTLY
            return
        self._paper.write(f"■ {file.name}")
        within = Reading(self._paper, self._depth + 1).read(file.raw, file.name)
        if within.fault is Fault.CUT:
            raise Unread(Fault.CUT)
        self._fault = Fault.PARTLY if within.fault else self._fault

    def _pieces(self, raw: bytes, charset: str) -> Iterator[Piece]:
        match self._kind:
            case Kind.TEXT:
                return _text(raw, charset)
            case Kind.PAGE:
                return _reader("markup")(raw, charset)
            case Kind.PDF:
                return _reader("pdf")(raw)
            case Kind.LETTER:
                return _reader("letter")(raw)
            case Kind.WRITING:
                return _reader("rtf")(raw)
            case Kind.ARCHIVE:
                return self._unpacked(raw)
        raise Unread(Fault.LOCKED if raw.startswith(OLE) and ENCRYPTED in raw else Fault.UNKNOWN)

    def _unpacked(self, raw: bytes) -> Iterator[Piece]:
        """Reads an office file, a zip of files, or a signed file."""
        if is_sealed(raw):
            return _reader("sealed")(raw)
        package = packed.opened(raw)
        self._kind, reader = _inside(package)
        if not reader:
            raise Unread(Fault.UNKNOWN)
        if self._kind is Kind.ARCHIVE:
            return _reader(reader)(package)
        packed.guard(package)
        return chain(_reader(reader)(raw, package), _embedded(package))


def _reader(name: str) -> Reader:
    """The reader's module, imported only when needed: to read a PDF the Excel library is not loaded."""
    reader: Reader = import_module(f"{__package__}.{name}").read
    return reader


def _embedded(package: ZipFile) -> Iterator[Piece]:
    """Files embedded in an office file. Its pictures are not read, so they count as missing."""
    for name in package.namelist():
        if EMBEDDED.fullmatch(name):
            yield Enclosed(name.rpartition("/")[2], package.read(name))
    if any(map(PICTURE.match, package.namelist())):
        yield Missing()


def _text(raw: bytes, charset: str) -> Iterator[Piece]:
    if raw.lstrip().startswith(ARMOUR):
        raise Unread(Fault.LOCKED)
    text = words(raw, charset)
    if is_garbled(text):
        raise Unread(Fault.UNKNOWN)
    yield text


def _inside(package: ZipFile) -> tuple[Kind, str]:
    names = set(package.namelist())
    for part, found in PACKED.items():
        if any(re.fullmatch(part, name) for name in names):
            return found
    label = package.open("mimetype").read(200) if "mimetype" in names else b""
    if label.startswith(OPEN_DOCUMENT):
        described = label.removeprefix(OPEN_DOCUMENT).split(b"-")[0].strip()
        return OPEN.get(described, Kind.WRITING), "opendocument"
    return Kind.ARCHIVE, "archive"
