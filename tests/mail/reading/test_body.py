"""The body of a mail is put together from its parts."""

import pytest

from tests.mail.reader import read
from tests.mail.writing import PLAIN

pytestmark = pytest.mark.once

LISTED = "カードの再発行について\n\n  * 費用\n  * 日数"


def test_of_two_forms_the_plain_one_is_the_text_and_the_other_is_kept() -> None:
    mail = read("alternative")

    assert mail.text == PLAIN.strip()
    assert mail.html == "<p>カードの<b>再発行</b>について</p><ul><li>費用</li><li>日数</li></ul>"


@pytest.mark.parametrize("name", ["alternative_empty_text", "html_shift_jis"])
def test_without_plain_text_the_words_are_read_from_the_html(name: str) -> None:
    assert read(name).text == LISTED


def test_a_page_says_its_charset_itself_where_the_header_does_not() -> None:
    assert read("html_charset_inside").text == "信用卡"


def test_html_is_shown_without_what_can_act_or_fetch() -> None:
    mail = read("html_only")

    assert mail.text == f"{LISTED}\n押す"
    for harm in ("img", "script", "alert", "href", "onclick", "http"):
        assert harm not in mail.html


def test_a_boundary_that_is_not_closed_loses_nothing() -> None:
    assert read("boundary_not_closed").text == f"{PLAIN.strip()}\n\n追伸です。"


def test_without_a_boundary_the_words_are_still_there() -> None:
    mail = read("boundary_lost")

    assert PLAIN.strip() in mail.text
    assert mail.error == ""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("uuencoded", "添付します。\n\n以上です。"),
        ("yencoded", "写真です。"),
        ("pgp_signed", "再発行です。\n-- \n中村"),
        ("enriched", "再発行の費用。\n5 < 6"),
        ("richtext", "Card\n5 < 6"),
        ("iso2022jp_without_escapes", "再発行です"),
        ("utf16_called_big_endian", "再発行です"),
        ("big5_by_another_name", "信用卡"),
    ],
)
def test_the_words_are_read_without_what_programs_put_around_them(name: str, text: str) -> None:
    assert read(name).text == text


@pytest.mark.parametrize("name", ["file_octet_cut", "file_percented"])
def test_a_file_name_is_read_though_its_octets_are_in_pieces_or_undeclared(name: str) -> None:
    assert [file.name for file in read(name).attachments] == ["明細書.pdf"]
