"""A file becomes people, as companies export them; what is not understood is refused with its row and reason."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

import pytest
from django.utils import translation

from inquiries.models.roster.cohort import Windows
from inquiries.models.roster.field import Field
from inquiries.roster.fields import guess, recognised
from inquiries.roster.reading import Person, Reading, Report
from inquiries.tables.cards import holds_card_number
from inquiries.tables.table import Table, open_table
from inquiries.tables.unreadable import NoList, Reason
from tests.roster.files import HEAD, as_csv, as_xlsx, rows

WINDOWS = Windows((date(2015, 4, 1), date(2016, 4, 15)), (date(2016, 1, 1), date(2016, 4, 15)))
TARO = ["A-1", "山田 太郎", "", "taro@example.jp", "090-1234-5678", "2015/4/1", "", ""]
SHORT = ["会員ID", "メールアドレス", "電話番号", "登録日"]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


def table(raw: bytes, sheet: str = "") -> Table:
    return open_table(io.BytesIO(raw), recognised=recognised, sheet=sheet)


def read(raw: bytes, sheet: str = "") -> tuple[list[Person], Report]:
    found = table(raw, sheet)
    columns = {one.field: one.column for one in guess(found.columns, found.samples())}
    reading = Reading(found, columns, WINDOWS, date(2026, 12, 1))
    return list(reading.people()), reading.report


def refused(*lines: Sequence[Any], head: Sequence[str] = SHORT) -> list[tuple[int, str]]:
    _people, report = read(as_csv(lines, head=head))
    return [(bad.row, bad.reason) for bad in report.refused]


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "cp932", "utf-16", "euc_jp"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_every_charset_and_separator(charset: str, separator: str) -> None:
    body = [row for row in rows(40) if charset != "euc_jp" or not set("髙﨑㈱") & set("".join(map(str, row[:3])))]
    body = [["".join(str(cell)) for cell in row] for row in body]

    people, report = read(as_csv(body, charset, separator=separator))

    assert len(people) == report.rows == len(body)
    assert report.refused == []


def test_both_counts_are_exact() -> None:
    _people, report = read(as_csv(rows(1000), "cp932"))

    assert report.cohorts == {"member": 1000, "card": 1000 * 7386 // 131464, "undetermined": 0, "outside": 0}


def test_an_excel_sheet_says_the_same() -> None:
    body = [[*row[:5], datetime(2015, 4, 1, 23, 59, 59), None, 42370] for row in rows(30)]  # noqa: DTZ001
    body[0][4], body[1][0] = 9012345678, 12

    people, report = read(as_xlsx(body))

    assert report.refused == []
    assert people[0].values[Field.PHONE] == "+819012345678"
    assert people[1].values[Field.MEMBER] == "12"
    assert people[0].days[:4] == (date(2015, 4, 1), None, date(2016, 1, 1), None)
    assert report.cohorts["card"] == 30


def test_line_breaks_trailing_separators_titles_and_empty_lines() -> None:
    raw = "会員一覧,,,\n2016年4月27日出力,,,\n会員ID,住所,メールアドレス,登録日,,\r\n".encode()
    raw += 'A1,"東京都\n千代田区, 1",taro@example.jp,2015/4/1,,\r\n,,,,,\r\n\r\nA2,,jiro@example.jp\r\n'.encode()

    people, report = read(raw)

    assert [person.values[Field.MEMBER] for person in people] == ["a1", "a2"]
    assert report.rows == 2
    assert people[1].days.registered_on is None


def test_excel_s_own_ways_of_writing_csv() -> None:
    people, _report = read('sep=;\r\n会員ID;電話番号\r\n="00123";="0312345678"\r\n'.encode("cp932"))

    assert people[0].values == {Field.MEMBER: "00123", Field.PHONE: "+81312345678"}


def test_each_bad_row_is_told_with_its_reason() -> None:
    assert refused(
        ["A1", "taro", "", ""],
        ["A2", "taro@example.jp", "03-1234", ""],
        ["A3", "taro@example.jp", "", "2015/02/30"],
        ["A4", "taro@example.jp", "", "04/01/2015"],
        ["A5", "taro@example.jp", "", "2027-01-01"],
        ["", "", "", "2015/4/1"],
        ["A7", "taro@example.jp", "", "", "もう一つ"],
        ["A8", "taro@example.jp", "", "2015/4/1"],
        ["Ａ８", "jiro@example.jp", "", "2015/4/1"],
    ) == [
        (1, Reason.MAIL),
        (2, Reason.PHONE),
        (3, Reason.DAY),
        (4, Reason.DAY_UNCLEAR),
        (5, Reason.DAY_TO_COME),
        (6, Reason.NO_VALUE),
        (7, Reason.TOO_MANY),
        (9, Reason.SAME_ID),
    ]


def test_two_people_may_have_one_address_and_a_row_is_taken_once() -> None:
    head = ["メールアドレス", "氏名", "登録日"]
    lines = [["a@example.jp", "父", "2015/4/1"], ["a@example.jp", "母", "2015/4/1"], ["a@example.jp", "父", "2015/4/1"]]

    assert refused(*lines, head=head) == [(3, Reason.SAME_ROW)]


def test_a_bad_row_says_its_column_and_its_line_and_no_value() -> None:
    _people, report = read(as_csv([TARO, [*TARO[:3], "hanako", *TARO[4:]]]))

    (bad,) = report.refused
    assert (bad.row, bad.line, bad.column) == (2, 3, "メールアドレス")
    assert "hanako" not in repr(report)


def test_characters_that_cannot_be_read_refuse_a_row_only_where_they_matter() -> None:
    good, bad = as_csv([TARO], "cp932"), as_csv([["A-2", *TARO[1:]]], "cp932").split(b"\r\n")[1]
    raw = good + bad.replace(b"taro", b"ta\x81\xffro") + b"\r\n" + good.split(b"\r\n")[1].replace(b"A-1", b"A-3")
    raw = raw.replace("山田".encode("cp932"), b"\xff\xff", 1)

    people, report = read(raw)

    assert [person.values[Field.MEMBER] for person in people] == ["a-1", "a-3"]
    assert [one.reason for one in report.refused] == [Reason.GARBLED]


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "nothing in this file"),
        (as_csv([]), "nothing in this file"),
        (as_csv([TARO], head=TARO), "holds values"),
        (as_csv([TARO]) + b'"A-2,\r\n' + b"x\r\n" * 3, "never closed"),
        (b"PK\x03\x04 damaged", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
        (as_xlsx([]), "nothing in this file"),
        (as_xlsx([TARO], もう一枚=[HEAD, TARO]), "several sheets"),
        (as_xlsx([[*TARO[:7], "=TODAY()"]]), "formulas"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(raw: bytes, sentence: str) -> None:
    with pytest.raises(NoList, match=sentence):
        read(raw)


def test_a_sheet_is_chosen_and_hidden_ones_are_not_read() -> None:
    raw = as_xlsx([TARO], もう一枚=[HEAD, TARO, ["A-2", *TARO[1:]]])

    assert len(read(raw, "もう一枚")[0]) == 2
    with pytest.raises(NoList, match="no sheet"):
        read(raw, "三枚目")


def repacked(raw: bytes, **parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name.rsplit("/", 1)[-1].replace(".", "_"), old.read(name)))
        for name in set(parts) - {name.rsplit("/", 1)[-1].replace(".", "_") for name in old.namelist()}:
            new.writestr(f"xl/{name.replace('_', '.')}", parts[name])
    return out.getvalue()


def test_macros_bombs_entities_and_a_million_empty_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    good = as_xlsx([TARO])
    with pytest.raises(NoList, match="macros"):
        read(repacked(good, vbaProject_bin=b"x"))
    with zipfile.ZipFile(io.BytesIO(good)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml")
    with pytest.raises(NoList, match="damaged"):
        read(repacked(good, sheet1_xml=b"<!DOCTYPE x []>" + sheet))
    far = sheet.replace(b"</sheetData>", b'<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>')
    with pytest.raises(NoList, match="empty rows"):
        read(repacked(good, sheet1_xml=far))
    monkeypatch.setattr("inquiries.tables.workbook.MOST_UNPACKED", 1000)
    with pytest.raises(NoList, match="too large"):
        read(good)


@pytest.mark.parametrize(
    ("memo", "is_card"),
    [
        ("4111111111111111", True),
        ("4111-1111-1111-1111", True),
        ("４１１１ １１１１ １１１１ １１１１", True),
        ("4111111111111112", False),
        ("03-1234-5678", False),
        ("20150401123456", False),
    ],
)
def test_a_card_number_anywhere_in_a_file_is_noticed(memo: str, is_card: bool) -> None:  # noqa: FBT001
    line = [*TARO[:2], memo, *TARO[3:]]

    for raw in (as_csv([TARO, line]), as_csv([line], "cp932"), as_xlsx([line])):
        assert holds_card_number(io.BytesIO(raw)) is is_card
