"""Makes small documents of every kind."""

import zlib
from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from openpyxl import Workbook

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DRAWING = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OPEN = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table", "style")
)


def packed(files: dict[str, str | bytes], *, method: int = ZIP_DEFLATED) -> bytes:
    """A zip of these files."""
    held = BytesIO()
    with ZipFile(held, "w", method) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return held.getvalue()


def pdf(*pages: str, extra: str = "", notes: Iterable[str] = ()) -> bytes:
    """A PDF with a page for each text. Japanese uses a predefined CMap in UTF-16 (ISO 32000-1, 9.7.5.2)."""
    notes = list(notes)
    first_note = 10 + 2 * len(pages)
    annotations = f"/Annots[{' '.join(f'{first_note + i} 0 R' for i in range(len(notes)))}]" if notes else ""
    kids = " ".join(f"{10 + 2 * i} 0 R" for i in range(len(pages)))
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R" + extra.encode() + b">>",
        2: f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        3: b"<</Type/Font/Subtype/Type0/BaseFont/KozMinPro-Regular/Encoding/UniJIS-UCS2-H/DescendantFonts[4 0 R]>>",
        4: b"<</Type/Font/Subtype/CIDFontType0/BaseFont/KozMinPro-Regular/CIDSystemInfo"
        b"<</Registry(Adobe)/Ordering(Japan1)/Supplement 4>>/FontDescriptor 5 0 R>>",
        5: b"<</Type/FontDescriptor/FontName/KozMinPro-Regular/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0"
        b"/Ascent 880/Descent -120/CapHeight 740/StemV 80>>",
    }
    for i, text in enumerate(pages):
        rows = "".join(f"<{line.encode('utf-16-be').hex()}>Tj 0 -20 Td\n" for line in text.splitlines())
        content = zlib.compress(f"BT /F1 12 Tf 50 780 Td\n{rows}ET".encode())
        objects[10 + 2 * i] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {11 + 2 * i} 0 R{annotations}>>"
        ).encode()
        objects[11 + 2 * i] = (
            f"<</Length {len(content)}/Filter/FlateDecode>>stream\n".encode() + content + b"\nendstream"
        )
    objects |= {first_note + i: note.encode() for i, note in enumerate(notes)}
    return _bound(objects)


def _bound(objects: dict[int, bytes]) -> bytes:
    raw, places = b"%PDF-1.7\n", {}
    for number, content in objects.items():
        places[number] = len(raw)
        raw += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(raw)
    raw += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        raw += b"%d 1\n%010d 00000 n \n" % (number, place)
    return raw + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (max(objects) + 1, start)


def xlsx(*rows: Iterable[object], title: str = "一覧") -> bytes:
    return saved(filled(Workbook(), rows, title))


def filled(book: Workbook, rows: Iterable[Iterable[object]], title: str) -> Workbook:
    """A workbook with these rows on its active sheet."""
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return book


def saved(book: Workbook) -> bytes:
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A Word document with this XML in its body, and with other parts: header1="<w:p>…</w:p>"."""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>",
    }
    return packed(files | {f"word/{name}.xml": f"<w:any {WORD}>{part}</w:any>" for name, part in parts.items()})


def p(*runs: str, style: str = "") -> str:
    """A paragraph for docx()."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}{''.join(f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"


def table(*rows: Iterable[str]) -> str:
    """A table for docx()."""
    cells = ("".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def pptx(*slides: str, notes: str = "") -> bytes:
    """A presentation with a slide for each text."""
    files: dict[str, str | bytes] = {"ppt/presentation.xml": "<p/>", "ppt/notesSlides/notesSlide1.xml": _drawn(notes)}
    return packed(files | {f"ppt/slides/slide{i}.xml": _drawn(text) for i, text in enumerate(slides, 1)})


def _drawn(text: str) -> str:
    lines = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in text.splitlines())
    return f"<slide {DRAWING}>{lines}</slide>"


def odf(kind: str, body: str, styles: str = "") -> bytes:
    """An OpenDocument file. `kind`: text, spreadsheet or presentation."""
    return packed(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": f"<office:document-content {OPEN}>{body}</office:document-content>",
            "styles.xml": f"<office:document-styles {OPEN}>{styles}</office:document-styles>",
        },
        method=ZIP_STORED,
    )


def png() -> bytes:
    """A picture of one grey point."""
    chunks = {b"IHDR": bytes([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]), b"IDAT": zlib.compress(b"\0\x80"), b"IEND": b""}
    parts = (len(held).to_bytes(4) + kind + held + zlib.crc32(kind + held).to_bytes(4) for kind, held in chunks.items())
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def jpeg(tag: int = 0) -> bytes:
    """The frame of a photograph; with `tag` its Exif has an entry of this number."""
    entries = [tag.to_bytes(2) + bytes(10)] if tag else []
    exif = b"Exif\0\0MM\0*\0\0\0\x08" + len(entries).to_bytes(2) + b"".join(entries) + bytes(4)
    return b"\xff\xd8\xff\xe1" + (len(exif) + 2).to_bytes(2) + exif + b"\xff\xda\0\0\xff\xd9"
