"""Folding: one shape for every way of typing, and the way back to the exact characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquiries.notice.text.folding import find, fold


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("７，３８６件", "7,386件"),
        ("9:00〜18:00", "9:00~18:00"),
        ("9:00～18:00", "9:00~18:00"),
        ("０１２０－０００－０００", "0120-000-000"),
        ("ｶﾞｲﾄﾞ", "ガイド"),
        ("会員情報　 48,215件", "会員情報48,215件"),
        ("Payment Card\n Forensics", "payment card forensics"),
        ("身に覚えのない\u200b お取引", "身に覚えのないお取引"),
    ],
)
def test_width_case_dashes_and_spaces_do_not_count(typed: str, folded: str) -> None:
    assert fold(typed).text == folded


def test_what_is_found_is_given_in_the_exact_characters_of_the_text() -> None:
    text = "ご利用明細書に身に覚えのない お取引が\nないか、ご確認ください。"

    places = find("覚えのないお取引がない", text)

    assert [text[start:end] for start, end in places] == ["覚えのない お取引が\nない"]


def test_a_half_width_word_is_found_by_its_full_width_letters() -> None:
    text = "ｸﾚｼﾞｯﾄｶｰﾄﾞの番号"

    places = find("クレジットカード", text)

    assert [text[start:end] for start, end in places] == ["ｸﾚｼﾞｯﾄｶｰﾄﾞ"]


@pytest.mark.parametrize("text", ["電話 … 0120", "電　話……0120", "電話・・・・0120", "電話 .... 0120"])
def test_dots_that_lead_to_a_value_are_a_colon(text: str) -> None:
    assert fold(text).text == "電話:0120"


@pytest.mark.parametrize("text", ["何とも…。", "（以下略…）", "…はじめに"])
def test_dots_that_lead_nowhere_stay(text: str) -> None:
    assert "..." in fold(text).text


def test_every_place_is_found() -> None:
    assert find("カード", "カード会社へ、カードの番号を") == [(0, 3), (7, 10)]


@pytest.mark.parametrize("words", ["", " ", "\u200b"])
def test_nothing_is_found_nowhere(words: str) -> None:
    assert find(words, "お知らせ") == []


@given(st.text())
def test_every_folded_character_has_its_place(text: str) -> None:
    folded = fold(text)

    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))
    assert folded.starts == sorted(folded.starts)


@given(st.text(min_size=1), st.text(), st.text())
def test_a_text_is_found_within_itself(words: str, before: str, after: str) -> None:
    text = before + "。" + words + "。" + after
    if not fold(words, spaces=False).text or fold(words[0], spaces=False).text == "":
        return

    assert find("。" + words + "。", text)
