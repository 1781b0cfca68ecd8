"""Whatever a document does to the process that reads it, it does to nobody else, and not for long."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from inquiries.documents import Fault, Kind, apart, read
from tests.documents.making import OPEN, WORD, odf, packed, pdf, xlsx

pytestmark = pytest.mark.once
IMPORT = f"import sys, os; sys.path.insert(0, {apart.ROOT!r}); from inquiries.documents.child import limit; limit();"
LAUGHS = "<!DOCTYPE l [<!ENTITY a 'xxxxxxxxxx'>{}]>".format(
    "".join(f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in zip("abcdefghi", "bcdefghij", strict=True))
)


@pytest.mark.parametrize(
    "deed",
    [
        "os.kill(os.getpid(), 11)",
        "x = bytearray(4_000_000_000); print('{}')",
        "os._exit(0)",
        "print('x' * 100)",
        "print(sorted(os.environ))",
    ],
)
def test_one_that_crashes_or_lies_was_not_looked_into(deed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "START", IMPORT + deed)

    found = read(pdf("一"))

    assert (found.kind, found.fault) == (Kind.PDF, Fault.HEAVY)


def test_it_can_write_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    leak = tmp_path / "leak"
    monkeypatch.setattr(apart, "START", f"{IMPORT} file = open({str(leak)!r}, 'w'); file.write('x'); file.close()")

    read(pdf("一"))

    assert leak.stat().st_size == 0


@pytest.mark.parametrize("deed", ["import time; time.sleep(9999)", "while True: pass", "while True: print('x' * 999)"])
def test_one_that_never_ends_is_ended(deed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "START", deed)
    monkeypatch.setattr(apart, "LONGEST", 1)

    assert read(pdf("一")).fault is Fault.HEAVY


def test_one_that_works_for_too_long_is_ended_by_its_work(monkeypatch: pytest.MonkeyPatch) -> None:
    little = "from inquiries.documents import child; child.LIMITS[child.resource.RLIMIT_CPU] = 1; child.limit()"
    monkeypatch.setattr(apart, "START", f"{IMPORT.removesuffix(' limit();')} {little}\nwhile True: pass")
    monkeypatch.setattr(apart, "LONGEST", 9999)

    assert read(pdf("一")).fault is Fault.HEAVY


@pytest.mark.parametrize(
    "raw",
    [
        packed(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "content.xml": f"{LAUGHS}<x {OPEN}><text:p>&j;</text:p></x>",
            }
        ),
        packed({"word/document.xml": f"{LAUGHS}<w:document {WORD}><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:document>"}),
        packed({"xl/workbook.xml": f"{LAUGHS}<workbook>&j;</workbook>"}),
    ],
)
def test_entities_that_multiply_are_not_followed(raw: bytes) -> None:
    found = read(raw)

    assert (found.text, found.fault) == ("", Fault.DAMAGED)


def test_what_unpacks_to_half_a_gigabyte_is_not_unpacked() -> None:
    found = read(packed({"word/document.xml": "<w/>", "word/header1.xml": bytes(250_000_000)}))

    assert found.fault is Fault.HEAVY


def test_a_sheet_of_a_million_rows_and_columns_ends() -> None:
    found = read(_wide(xlsx(["一"])))

    assert found.fault is Fault.CUT
    assert found.text.startswith("■ 一覧")


def test_a_long_table_is_cut_and_says_so() -> None:
    rows = "<table:table-row><table:table-cell><text:p>1111</text:p></table:table-cell></table:table-row>" * 200_000

    found = read(odf("spreadsheet", f"<table:table>{rows}</table:table>"))

    assert found.fault is Fault.CUT
    assert len(found.text) <= 500_000


def _wide(raw: bytes) -> bytes:
    """The same workbook with one cell in the last column of each of many rows."""
    rows = "".join(f'<row r="{i}"><c r="XFD{i}"><v>1</v></c></row>' for i in range(1, 200_000))
    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    sheet = f'{head}<dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData></worksheet>'
    with ZipFile(BytesIO(raw)) as package:
        files: dict[str, str | bytes] = {name: package.read(name) for name in package.namelist()}
    return packed(files | {"xl/worksheets/sheet1.xml": sheet})
