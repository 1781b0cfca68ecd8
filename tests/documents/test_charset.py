"""Text arrives as it was written, whatever the sender's program says about it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquiries.documents.charset import decode, is_garbled
from tests.mail.cp50220 import encode as cp50220
from tests.mail.reader import read
from tests.mail.writing import HALF_WIDTH, PLAIN, SUBJECT

pytestmark = pytest.mark.once

JAPANESE = st.text(st.sampled_from("あいうえおかがきぎアイウエカガ再発行手数料①㈱髙﨑、。ABC 012\n"), min_size=8)


@pytest.mark.parametrize(
    "name",
    [
        "iso2022jp",
        "iso2022jp_unfinished",
        "iso2022jp_called_utf8",
        "cp50220",
        "shift_jis",
        "windows31j",
        "shift_jis_called_iso2022jp",
        "shift_jis_called_latin1",
        "utf8_called_shift_jis",
        "unlabelled",
        "quoted_printable",
        "base64_damaged",
        "base64_with_footer",
        "base64_in_two_pieces",
        "encoding_with_blank",
        "utf7",
        "utf16_without_mark",
        "x_sjis_quoted",
        "carriage_returns_only",
        "header_three_thousand",
        "nested_200",
        "named_text_alone",
        "boundary_wrong",
    ],
)
def test_text_is_read_as_it_was_written(name: str) -> None:
    mail = read(name)

    assert mail.text == PLAIN.strip()
    assert mail.error == ""


@pytest.mark.parametrize("name", ["iso2022jp_half_width_kana", "iso2022jp_eight_bit_kana"])
def test_half_width_kana_stay_half_width(name: str) -> None:
    assert read(name).text == HALF_WIDTH.strip()


@pytest.mark.parametrize("name", ["iso2022jp", "shift_jis_subject_cut", "unlabelled", "subject_raw_iso2022jp"])
def test_subject_is_read_as_it_was_written(name: str) -> None:
    assert read(name).subject == SUBJECT


def test_name_of_the_sender_is_decoded() -> None:
    assert read("iso2022jp").from_name == "中村 髙子"


def test_euc_jp_with_characters_of_windows_is_read() -> None:
    assert read("euc_jp").text == "カードの再発行について教えてください。\n①"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("big5", "信用卡號碼洩露了嗎？"),
        ("gb2312", "信用卡号码泄露了吗？"),
        ("euc_kr", "카드 재발급"),
        ("koi8_r", "Карта"),
        ("latin1_unlabelled", "déjà reçu à Orléans"),
        ("euc_jp_called_shift_jis", "カードの再発行について教えてください。"),
    ],
)
def test_other_languages_and_other_labels_are_read(name: str, text: str) -> None:
    assert read(name).text == text


def test_unknown_charset_is_guessed() -> None:
    assert read("unknown_charset").text.startswith("カードの再発行について教えてください。")


def test_text_cut_in_mid_character_loses_only_that_character() -> None:
    assert read("base64_cut").text == "再発行につい\ufffd"
    assert read("utf8_cut").text == PLAIN.strip()[:-1] + "\ufffd"


def test_western_text_stays_western() -> None:
    assert decode("déjà reçu – merci".encode("cp1252"), "iso-8859-1") == "déjà reçu – merci"


@pytest.mark.parametrize("label", ["base64", "rot13", "unicode_escape", "no\0such", "x" * 5000, "idna"])
def test_label_that_is_no_charset_is_ignored(label: str) -> None:
    assert decode("再発行".encode(), label) == "再発行"


def test_characters_that_no_database_holds_are_dropped() -> None:
    assert decode(b"a\x00b\x0bc\x1b[31m\r\nd\x7f") == "abc[31m\nd"


def test_noise_is_known_as_noise() -> None:
    assert is_garbled(decode(b"\x00\x81\xff\xfe" * 60, "utf-8"))
    assert not is_garbled(PLAIN)


@given(text=JAPANESE)
def test_every_japanese_text_survives_the_way_of_windows(text: str) -> None:
    read_back = decode(cp50220(text), "ISO-2022-JP")

    assert read_back == text


@given(raw=st.binary(), label=st.none() | st.text(max_size=20))
def test_no_bytes_and_no_label_break_it(raw: bytes, label: str | None) -> None:
    text = decode(raw, label)

    assert text.encode().decode() == text
