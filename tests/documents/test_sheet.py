"""A spreadsheet is read row by row, wherever somebody put a number."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from inquiries.documents import Fault, Kind, read
from inquiries.masking import mask
from tests.documents.making import filled, saved, xlsx

pytestmark = pytest.mark.once


def test_rows_are_lines_and_cells_are_parted_by_tabs() -> None:
    found = read(xlsx(["氏名", "番号", None], ["中村", 12, 1.5]))

    assert (found.kind, found.pages, found.fault) == (Kind.SHEET, 1, Fault.NONE)
    assert found.text == "■ 一覧\n氏名\t番号\n中村\t12\t1.5"


@pytest.mark.parametrize("number", [4111111111111111, 4111111111111111.0, "4111111111111111"])
def test_a_long_number_keeps_all_its_digits(number: object) -> None:
    assert read(xlsx([number])).text == "■ 一覧\n4111111111111111"


def test_the_digit_that_excel_loses_of_a_typed_card_number_is_put_back() -> None:
    assert read(xlsx([4111111111111110])).text.endswith("4111111111111111")


def test_a_number_of_sixteen_digits_that_no_card_has_stays() -> None:
    assert read(xlsx([1234567890123450])).text.endswith("1234567890123450")


@pytest.mark.parametrize(
    "row",
    [
        ["中村", 4111, 1111, 1111, 1111, "2024/05"],
        ["'4111", "'1111", "'1111", "'1111"],
        ["4111", None, "1111", None, "1111", None, "1111"],
    ],
)
def test_a_number_in_four_cells_is_masked(row: list[object]) -> None:
    clean = mask(read(xlsx(row)).text)

    assert [finding.last_four for finding in clean.findings] == ["1111"]
    assert "4111" not in clean.text


def test_nothing_is_hidden() -> None:
    book = filled(Workbook(), [["見える"]], "4111111111111111")
    hidden = book.create_sheet("隠したシート")
    hidden.sheet_state = "veryHidden"
    hidden["A1"] = "隠した"
    hidden["A1"].comment = Comment("3530111333300000", "中村")
    hidden["B2"] = '=5555&"555555554444"'
    hidden.oddFooter.center.text = "378282246310005"

    text = read(saved(book)).text

    for words in ("4111111111111111", "隠した", "3530111333300000", "5555", "378282246310005"):
        assert words in text


def test_a_picture_in_it_is_told() -> None:
    assert read(_with(xlsx(["一"]), "xl/media/image1.png")).fault is Fault.PARTLY


def _with(raw: bytes, name: str) -> bytes:
    held = BytesIO(raw)
    with ZipFile(held, "a") as package:
        package.writestr(name, b"\x89PNG")
    return held.getvalue()
