"""RTF is read without its commands."""

import pytest

from inquiries.documents import Kind, read

pytestmark = pytest.mark.once


def test_japanese_in_bytes_and_in_unicode_is_read() -> None:
    kana = "".join(f"\\'{byte:02x}" for byte in "カード番号".encode("cp932"))
    raw = rf"{{\rtf1\ansi\ansicpg932{{\fonttbl{{\f0 MS Gothic;}}}}\f0 {kana}\u20803?\par 4111\cell 1111\row}}"

    found = read(raw.encode(), "letter.doc", "application/msword")

    assert (found.kind, found.text) == (Kind.WRITING, "カード番号元\n4111\t1111")


def test_what_stands_in_for_a_character_is_not_read_however_many_bytes_it_has() -> None:
    instead = r"\uc2\u12459\'83\'4a\u12540\'81\'5b{\uc0\u12489}\u30058\'94\'d4 4111"

    assert read(rf"{{\rtf1\ansi\ansicpg932{instead}}}".encode()).text == "カード番 4111"


def test_of_a_number_after_a_character_without_a_stand_in_no_digit_is_lost() -> None:
    assert read(rb"{\rtf1\uc0\u30058 4111}").text == "番4111"
    assert read(rb"{\rtf1\u30058\tab 4111}").text == "番\t4111"


@pytest.mark.parametrize(
    "written",
    [r"\u-10179?\u-8704?", r"\u55357?\u56832?", r"{\uc0\u-10179\u-8704}", r"{\uc2\u-10179\'81\'48\u-8704\'81\'48}"],
)
def test_an_emoji_written_in_two_halves_is_one_character(written: str) -> None:
    assert read(rf"{{\rtf1\ansi 4111{written}1111}}".encode()).text == "4111\U0001f6001111"


def test_half_an_emoji_is_left_out_and_harms_nothing_beside_it() -> None:
    assert read(rb"{\rtf1 a\u-10179?b\u-8704?\u-10179?c}").text == "abc"


def test_a_picture_in_bytes_that_look_like_braces_silences_nothing_after_it() -> None:
    assert read(rb"{\rtf1 a{\pict\bin5 {{{{{}b}").text == "ab"


def test_a_million_bytes_in_hexadecimal_are_read_in_time() -> None:
    assert len(read(b"{\\rtf1\\ansicpg932 " + rb"\'83\'4a" * 500_000 + b"}").text) == 500_000


def test_two_million_braces_do_no_harm() -> None:
    assert read(b"{\\rtf1" + b"{" * 2_000_000 + b"x").text == "x"
