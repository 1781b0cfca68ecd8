"""OpenDocument is read like its relatives of Microsoft."""

import pytest

from inquiries.documents import Kind, read
from tests.documents.making import odf

pytestmark = pytest.mark.once


def cell(words: str, **but: str) -> str:
    attributes = "".join(f' {name.replace("_", ":", 1).replace("_", "-")}="{value}"' for name, value in but.items())
    return f"<table:table-cell{attributes}><text:p>{words}</text:p></table:table-cell>"


def sheet(*cells: str) -> bytes:
    return odf("spreadsheet", f"<table:table><table:table-row>{''.join(cells)}</table:table-row></table:table>")


def test_a_text_has_its_headings_and_its_feet() -> None:
    body = "<text:h>見出し</text:h><text:p>本文<text:span>です</text:span><text:tab/>。</text:p>"

    found = read(odf("text", body, styles="<style:footer><text:p>足</text:p></style:footer>"))

    assert (found.kind, found.text) == (Kind.WRITING, "見出し\n本文です\t。\n足")


def test_a_number_that_is_shown_rounded_has_all_its_digits() -> None:
    found = read(sheet(cell("4.11E+15", office_value="4111111111111111")))

    assert (found.kind, found.text) == (Kind.SHEET, "4111111111111111")


def test_a_cell_that_is_repeated_stands_there_as_often() -> None:
    found = read(sheet(cell("4111"), cell("1111", table_number_columns_repeated="3")))

    assert found.text == "4111\t1111\t1111\t1111"


def test_a_cell_that_is_repeated_a_million_times_does_not() -> None:
    found = read(sheet(cell("1", table_number_columns_repeated="1000000")))

    assert len(found.text) < 100
