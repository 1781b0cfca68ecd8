"""A text is read in whatever charset it comes."""

import pytest

from inquiries.documents import Kind, read

pytestmark = pytest.mark.once
TABLE = "氏名\t番号\n中村\t4111\n"


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "cp932", "euc_jp", "iso2022_jp", "utf-16", "utf-16-le"])
def test_a_table_is_read(charset: str) -> None:
    words = TABLE.replace("氏名", "name").replace("中村", "a") if charset == "utf-16-le" else TABLE

    found = read(words.encode(charset), "list.tsv", "application/octet-stream")

    assert (found.kind, found.text) == (Kind.TEXT, words.strip())


def test_a_label_is_believed_where_the_bytes_say_nothing() -> None:
    assert read("信用卡號碼".encode("big5"), "a.txt", "text/plain", "big5").text == "信用卡號碼"


def test_an_address_card_has_whole_lines_and_no_picture() -> None:
    raw = f"BEGIN:VCARD\r\nNOTE:4111 1111 1\r\n 111 1111\r\nPHOTO:{'QUJD' * 100}\r\nEND:VCARD"

    assert read(raw.encode()).text == "BEGIN:VCARD\nNOTE:4111 1111 1111 1111\nPHOTO:…\nEND:VCARD"
