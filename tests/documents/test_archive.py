"""A zip is opened, and each file in it is read as if it had come alone."""

import pytest

from inquiries.documents import Fault, Kind, read
from tests.documents.making import packed, pdf

pytestmark = pytest.mark.once
PICTURE = b"\x89PNG\r\n\x1a\n"


def test_names_come_first_and_then_what_is_in_them() -> None:
    found = read(packed({"明細.csv": "4111,1111", "案内.pdf": pdf("中のPDF")}))

    assert (found.kind, found.pages, found.fault) == (Kind.ARCHIVE, 2, Fault.NONE)
    assert found.text == "明細.csv\n案内.pdf\n■ 明細.csv\n4111,1111\n■ 案内.pdf\n中のPDF"


def test_a_picture_in_it_is_named_and_told() -> None:
    found = read(packed({"表.png": PICTURE}))

    assert (found.text, found.fault) == ("表.png\n■ 表.png", Fault.PARTLY)


def test_names_in_shift_jis_are_read() -> None:
    name = "明細".encode("cp932")
    raw = packed({"abcd": "x"}).replace(b"abcd", name)

    assert read(raw).text.startswith("明細\n")


def test_a_zip_in_a_zip_in_a_zip_is_opened_and_then_no_more() -> None:
    deep = packed({"底.txt": "底の言葉"})
    twice = packed({"a.zip": packed({"b.zip": deep})})
    for _ in range(20):
        deep = packed({"c.zip": deep})

    assert read(twice).text.endswith("底の言葉")
    assert read(deep).fault is Fault.PARTLY


def test_a_locked_one_is_still_named() -> None:
    raw = packed({"x.txt": "words"})
    directory = raw.rindex(b"PK\x01\x02")
    locked = raw[:6] + b"\x01" + raw[7 : directory + 8] + b"\x01" + raw[directory + 9 :]

    found = read(locked)

    assert (found.text, found.fault) == ("x.txt", Fault.LOCKED)
