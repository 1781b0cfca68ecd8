"""Writing: the cases of a sheet as the file that its card company takes: CSV or Excel, with a password if wanted."""

from __future__ import annotations

import csv
import io
import secrets
from collections.abc import Callable, Sequence
from datetime import date

from django.utils import timezone
from django.utils.translation import override

from inquiries.models import Reissue, Sheet, SheetColumns
from inquiries.models.sheet.field import Charset, FileKind, SheetField
from inquiries.models.sheet.sheet import Written
from inquiries.models.sheet.sheet_row import reference

from .guarding import guarded

GETA = "〓"
"""Stands for a character that the encoding does not have: printers' sign for a missing type."""
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Those that nobody takes for another when a password is read out."""
Day = Callable[[date], str]


def new_password() -> str:
    """Twenty letters in five groups, 99 bits: to be told by telephone, or sent by another way than the file."""
    return "-".join("".join(secrets.choice(LETTERS) for _letter in range(4)) for _group in range(5))


def write(sheet: Sheet, columns: SheetColumns, cases: Sequence[Reissue], *, password: str = "") -> Written:
    """The file of a sheet. Its words are Japanese, whoever makes it."""
    with override("ja"):
        rows = [columns.titles, *(_row(sheet, columns, case) for case in cases)]
    cells = [[guarded(value) for value in row] for row in rows]
    lost = 0
    if columns.kind == FileKind.XLSX:
        content = _workbook(cells)
    else:
        cells, lost = _in_charset(cells, columns.charset)
        content = _text(cells, columns.charset)
    name = f"sheet-{sheet.issuer_id}-{sheet.number:03d}.{columns.kind}"
    if password:
        name, content = f"{name.rpartition('.')[0]}.zip", _locked(name, content, password)
    return Written(name, content, lost)


def _row(sheet: Sheet, columns: SheetColumns, case: Reissue) -> list[str]:
    def day(on: date) -> str:
        return on.strftime(columns.day_format)

    values = {
        SheetField.REFERENCE: reference(case.pk),
        SheetField.SHEET: str(sheet.number),
        SheetField.NAME: case.inquiry.contact.name,
        SheetField.KANA: case.inquiry.contact.kana,
        SheetField.BRAND: case.get_brand_display() if case.brand else "",
        SheetField.LAST_FOUR: case.last_four,
        SheetField.ASKED_ON: day(timezone.localdate(case.inquiry.received_at)),
        SheetField.STAGE: case.get_stage_display(),
        SheetField.STAGE_ON: day(case.stage_on),
        SheetField.FEE: case.get_fee_display(),
    }
    return [str(values.get(SheetField(field), "")) for field, _title in columns.columns]


def _in_charset(cells: list[list[str]], charset: str) -> tuple[list[list[str]], int]:
    """With 〓 for what it cannot write, and how many that are."""
    if charset != Charset.CP932:
        return cells, 0
    lost = 0
    kept: list[list[str]] = []
    for row in cells:
        kept.append([])
        for value in row:
            plain = "".join(sign if _is_in(sign, charset) else GETA for sign in value)
            lost += sum(before != after for before, after in zip(value, plain, strict=True))
            kept[-1].append(plain)
    return kept, lost


def _is_in(sign: str, charset: str) -> bool:
    try:
        sign.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def _text(cells: list[list[str]], charset: str) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(cells)
    return out.getvalue().encode(charset)


def _workbook(cells: list[list[str]]) -> bytes:
    """Every cell is text, so that 0123 stays 0123 and nothing is a formula."""
    from openpyxl import Workbook  # noqa: PLC0415 - numpy comes with it, 20 MB in every process
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415

    book = Workbook(write_only=True)
    page = book.create_sheet("連絡票")
    for row in cells:
        written = []
        for value in row:
            cell = WriteOnlyCell(page, value=value)
            cell.data_type, cell.number_format = "s", "@"
            written.append(cell)
        page.append(written)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _locked(name: str, content: bytes, password: str) -> bytes:
    """In a ZIP file with AES-256 (WinZip AE-2), which 7-Zip and Lhaplus open; the name of the file tells nothing."""
    import pyzipper  # noqa: PLC0415 - few processes need it

    out = io.BytesIO()
    with pyzipper.AESZipFile(out, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as package:
        package.setpassword(password.encode())
        package.writestr(name, content)
    return out.getvalue()
