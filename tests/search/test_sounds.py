"""Kana are found by ear."""

import pytest

from inquiries.search import Query, indexed

pytestmark = pytest.mark.once


def finds(typed: str, text: str, *, is_name: bool = False) -> bool:
    kept = indexed(text, is_name=is_name)
    return any(needle in kept for needle in Query.of(typed).words[0].needles)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("サトー", "サトウ"),
        ("さとう", "サトー"),
        ("ゆうこ", "ユーコ"),
        ("オーノ", "おおの"),
        ("おうの", "オオノ"),
        ("ケーコ", "けいこ"),
    ],
)
def test_a_name_is_found_however_its_long_vowel_is_written(typed: str, name: str) -> None:
    assert finds(typed, name, is_name=True)


@pytest.mark.parametrize(
    ("typed", "word"),
    [("サーバー", "サーバ"), ("サーバ", "サーバー"), ("コンピュータ", "コンピューター"), ("ユーザー", "ﾕｰｻﾞ")],
)
def test_a_loan_word_is_found_with_its_last_vowel_drawn_or_not(typed: str, word: str) -> None:
    assert finds(typed, f"会社の{word}です。")


@pytest.mark.parametrize(("typed", "text"), [("サトー", "さとみ"), ("おう", "おさけ"), ("カード", "かど")])
def test_a_short_vowel_is_another_word(typed: str, text: str) -> None:
    assert not finds(typed, text, is_name=True)
