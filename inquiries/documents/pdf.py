"""PDF: the text of each page, its notes and form fields, and attached files."""

import ctypes
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw as pdfium

from .charset import printable
from .document import Fault, Unread
from .pieces import About, Enclosed, Missing, Pages, Piece

MOST_PAGES = 2_000
MOST_NOTES = 2_000
MOST_FILES = 20
LONGEST = 200
"""Characters of its title, and of its author's name."""
NOTED = (b"Contents", b"V")
"""The keys of a note's words and of a form field's value (ISO 32000-1, 12.5.2 and 12.7.3)."""


def read(raw: bytes) -> Iterator[Piece]:
    """The pages one by one, then the attached files."""
    with _opened(raw) as book:
        book.init_forms()
        yield Pages(len(book))
        yield About(*(printable(book.get_metadata_value(name))[:LONGEST] for name in ("Title", "Author")))
        for number in range(min(len(book), MOST_PAGES)):
            yield from _page(book, number)
        yield from _files(book)
        if len(book) > MOST_PAGES:
            raise Unread(Fault.CUT)


def _opened(raw: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        raise Unread(Fault.LOCKED if error.err_code == pdfium.FPDF_ERR_PASSWORD else Fault.DAMAGED) from error


def _page(book: pypdfium2.PdfDocument, number: int) -> Iterator[Piece]:
    page = book[number]
    words = page.get_textpage().get_text_range()
    yield words if words.strip() or not pdfium.FPDFPage_CountObjects(page) else Missing()
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST_NOTES)):
        note = pdfium.FPDFPage_GetAnnot(page, index)
        yield from dict.fromkeys(filter(None, [*(_noted(note, key) for key in NOTED), _filled_in(book, note)]))
        pdfium.FPDFPage_CloseAnnot(note)


def _noted(note: pdfium.FPDF_ANNOTATION, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(note, key, None, 0)
    held = ctypes.create_string_buffer(size)
    pdfium.FPDFAnnot_GetStringValue(note, key, ctypes.cast(held, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return held.raw.decode("utf-16-le", "replace").rstrip("\0")


def _filled_in(book: pypdfium2.PdfDocument, note: pdfium.FPDF_ANNOTATION) -> str:
    """The value of a form field, which may be stored at its parent."""
    if not book.formenv:
        return ""
    size = pdfium.FPDFAnnot_GetFormFieldValue(book.formenv, note, None, 0)
    held = ctypes.create_string_buffer(size)
    buffer = ctypes.cast(held, ctypes.POINTER(pdfium.FPDF_WCHAR))
    pdfium.FPDFAnnot_GetFormFieldValue(book.formenv, note, buffer, size)
    return held.raw.decode("utf-16-le", "replace").rstrip("\0")


def _files(book: pypdfium2.PdfDocument) -> Iterator[Piece]:
    for index in range(min(book.count_attachments(), MOST_FILES)):
        file = book.get_attachment(index)
        yield Enclosed(file.get_name(), bytes(file.get_data()))
    if book.count_attachments() > MOST_FILES:
        yield Missing()
